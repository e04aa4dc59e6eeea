import type { DemoCaseSpec } from '../../seeds/demo-cases.ts';

/** A dispute that was played through the services, with what was asked of them after its registration. */
export interface PlayedCase {
  readonly id: string;
  readonly spec: DemoCaseSpec;
  readonly commands: readonly { readonly event: string; readonly data: unknown }[];
}
