import type { MigrationPlan } from '../../src/workflow/definition.ts';
import { generalFrom1To2 } from './general-1-2.ts';
import { laborFrom1To2 } from './labor-1-2.ts';
import { landFrom1To2 } from './land-1-2.ts';
import { leadFrom1To2 } from './lead-1-2.ts';
import { leaseFrom1To2 } from './lease-1-2.ts';

/** How running cases reach the next version, one file for each definition and step. */
export const migrationPlans: readonly MigrationPlan[] = [
  laborFrom1To2,
  landFrom1To2,
  leaseFrom1To2,
  generalFrom1To2,
  leadFrom1To2,
];
