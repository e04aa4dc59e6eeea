import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { pictures } from './folders.ts';
import { startProgram } from './program.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the program of this run listens. */
    programUrl: string;
  }
}

/** One program with its demo serves the whole run. */
export default async function startRun(project: TestProject): Promise<() => Promise<void>> {
  await rm(pictures, { recursive: true, force: true });
  const program = await startProgram();
  project.provide('programUrl', program.url);
  return () => program.stop();
}
