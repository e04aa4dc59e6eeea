import type { DemoCaseSpec } from '../../seeds/demo-cases.ts';

export interface DemoCommand {
  readonly event: string;
  readonly data: unknown;
}

/** A dispute that was played through the services, with what was asked of them, by its place in the history. */
export interface PlayedCase {
  readonly id: string;
  readonly spec: DemoCaseSpec;
  readonly commands: ReadonlyMap<number, DemoCommand>;
}
