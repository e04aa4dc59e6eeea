/** One program of a proof. */
export interface Run {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Left out, and said so, when TEST_DATABASE_URL names no server. */
  readonly needsPostgres?: true;
}

export type PartName = 'walks' | 'mutants' | 'papers' | 'postgres' | 'package' | 'office';

export const parts: Readonly<Record<PartName, readonly Run[]>> = {
  walks: [
    { command: ['npm', 'run', '-s', 'fuzz'] },
    { command: ['npm', 'run', '-s', 'fuzz', '--', '--on', 'postgres'], needsPostgres: true },
  ],
  mutants: [{ command: ['npm', 'run', '-s', 'mutation'] }],
  papers: [
    {
      command: ['npx', 'vitest', 'run', '--config', 'test/vitest.config.ts', 'test/documents'],
      env: { PROVE: '1' },
    },
  ],
  office: [
    {
      command: [
        ...['npx', 'vitest', 'run', '--config', 'test/vitest.config.ts'],
        'test/backup/folder/whole-office.test.ts',
      ],
      env: { PROVE: '1' },
    },
  ],
  package: [{ command: ['npx', 'vitest', 'run', '--config', 'test/package/vitest.config.ts'] }],
  postgres: [
    { command: ['npm', 'run', '-s', 'test:pg'], env: { TEST_ALL_POSTGRES: '1' }, needsPostgres: true },
  ],
};

export function isPartName(name: string): name is PartName {
  return Object.hasOwn(parts, name);
}
