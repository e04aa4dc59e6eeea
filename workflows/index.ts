import type { MigrationPlan, WorkflowDefinition } from '../src/workflow/definitions/definition.ts';
import { general } from './general.ts';
import { labor } from './labor.ts';
import { land } from './land.ts';
import { lead } from './lead.ts';
import { lease } from './lease.ts';
import { hold } from './overlays/hold.ts';
import { level } from './overlays/level.ts';
import { risk } from './overlays/risk.ts';
import { supervision } from './overlays/supervision.ts';

/** Current definitions: one per dispute type, the lead machine, the overlays every case carries; and the ways to them. */
export const definitions: {
  readonly cases: readonly WorkflowDefinition[];
  readonly lead: WorkflowDefinition;
  readonly overlays: readonly WorkflowDefinition[];
  readonly migrations: readonly MigrationPlan[];
} = {
  cases: [labor, land, lease, general],
  lead,
  overlays: [hold, risk, level, supervision],
  migrations: [],
};
