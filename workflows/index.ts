import type { WorkflowDefinition } from '../src/workflow/definition.ts';
import { general } from './general.ts';
import { labor } from './labor.ts';
import { land } from './land.ts';
import { lead } from './lead.ts';
import { lease } from './lease.ts';
import { hold } from './overlays/hold.ts';
import { level } from './overlays/level.ts';
import { risk } from './overlays/risk.ts';

/** Current definitions: one per dispute type, the lead machine, and the overlays every case carries. */
export const definitions: {
  readonly cases: readonly WorkflowDefinition[];
  readonly lead: WorkflowDefinition;
  readonly overlays: readonly WorkflowDefinition[];
} = { cases: [labor, land, lease, general], lead, overlays: [hold, risk, level] };
