import type { MigrationPlan } from '../../src/workflow/definitions/definition.ts';
import { generalFrom1To2 } from './general-1-2.ts';
import { generalFrom1To3 } from './general-1-3.ts';
import { generalFrom1To4 } from './general-1-4.ts';
import { generalFrom1To5 } from './general-1-5.ts';
import { generalFrom1To6 } from './general-1-6.ts';
import { generalFrom2To3 } from './general-2-3.ts';
import { generalFrom2To4 } from './general-2-4.ts';
import { generalFrom2To5 } from './general-2-5.ts';
import { generalFrom2To6 } from './general-2-6.ts';
import { generalFrom3To4 } from './general-3-4.ts';
import { generalFrom3To5 } from './general-3-5.ts';
import { generalFrom3To6 } from './general-3-6.ts';
import { generalFrom4To5 } from './general-4-5.ts';
import { generalFrom4To6 } from './general-4-6.ts';
import { generalFrom5To6 } from './general-5-6.ts';
import { laborFrom1To2 } from './labor-1-2.ts';
import { laborFrom1To3 } from './labor-1-3.ts';
import { laborFrom1To4 } from './labor-1-4.ts';
import { laborFrom1To5 } from './labor-1-5.ts';
import { laborFrom1To6 } from './labor-1-6.ts';
import { laborFrom2To3 } from './labor-2-3.ts';
import { laborFrom2To4 } from './labor-2-4.ts';
import { laborFrom2To5 } from './labor-2-5.ts';
import { laborFrom2To6 } from './labor-2-6.ts';
import { laborFrom3To4 } from './labor-3-4.ts';
import { laborFrom3To5 } from './labor-3-5.ts';
import { laborFrom3To6 } from './labor-3-6.ts';
import { laborFrom4To5 } from './labor-4-5.ts';
import { laborFrom4To6 } from './labor-4-6.ts';
import { laborFrom5To6 } from './labor-5-6.ts';
import { landFrom1To2 } from './land-1-2.ts';
import { landFrom1To3 } from './land-1-3.ts';
import { landFrom1To4 } from './land-1-4.ts';
import { landFrom1To5 } from './land-1-5.ts';
import { landFrom1To6 } from './land-1-6.ts';
import { landFrom2To3 } from './land-2-3.ts';
import { landFrom2To4 } from './land-2-4.ts';
import { landFrom2To5 } from './land-2-5.ts';
import { landFrom2To6 } from './land-2-6.ts';
import { landFrom3To4 } from './land-3-4.ts';
import { landFrom3To5 } from './land-3-5.ts';
import { landFrom3To6 } from './land-3-6.ts';
import { landFrom4To5 } from './land-4-5.ts';
import { landFrom4To6 } from './land-4-6.ts';
import { landFrom5To6 } from './land-5-6.ts';
import { leadFrom1To2 } from './lead-1-2.ts';
import { leadFrom1To3 } from './lead-1-3.ts';
import { leadFrom2To3 } from './lead-2-3.ts';
import { leaseFrom1To2 } from './lease-1-2.ts';
import { leaseFrom1To3 } from './lease-1-3.ts';
import { leaseFrom1To4 } from './lease-1-4.ts';
import { leaseFrom1To5 } from './lease-1-5.ts';
import { leaseFrom1To6 } from './lease-1-6.ts';
import { leaseFrom2To3 } from './lease-2-3.ts';
import { leaseFrom2To4 } from './lease-2-4.ts';
import { leaseFrom2To5 } from './lease-2-5.ts';
import { leaseFrom2To6 } from './lease-2-6.ts';
import { leaseFrom3To4 } from './lease-3-4.ts';
import { leaseFrom3To5 } from './lease-3-5.ts';
import { leaseFrom3To6 } from './lease-3-6.ts';
import { leaseFrom4To5 } from './lease-4-5.ts';
import { leaseFrom4To6 } from './lease-4-6.ts';
import { leaseFrom5To6 } from './lease-5-6.ts';

/**
 * How running cases reach a newer version, one file for each pair. Those that lead to the current version are on
 * offer; the others stay, since the replay of moves made by them needs them.
 */
export const migrationPlans: readonly MigrationPlan[] = [
  laborFrom1To2,
  laborFrom1To3,
  laborFrom2To3,
  laborFrom1To4,
  laborFrom2To4,
  laborFrom3To4,
  laborFrom1To5,
  laborFrom2To5,
  laborFrom3To5,
  laborFrom4To5,
  laborFrom1To6,
  laborFrom2To6,
  laborFrom3To6,
  laborFrom4To6,
  laborFrom5To6,
  landFrom1To2,
  landFrom1To3,
  landFrom2To3,
  landFrom1To4,
  landFrom2To4,
  landFrom3To4,
  landFrom1To5,
  landFrom2To5,
  landFrom3To5,
  landFrom4To5,
  landFrom1To6,
  landFrom2To6,
  landFrom3To6,
  landFrom4To6,
  landFrom5To6,
  leaseFrom1To2,
  leaseFrom1To3,
  leaseFrom2To3,
  leaseFrom1To4,
  leaseFrom2To4,
  leaseFrom3To4,
  leaseFrom1To5,
  leaseFrom2To5,
  leaseFrom3To5,
  leaseFrom4To5,
  leaseFrom1To6,
  leaseFrom2To6,
  leaseFrom3To6,
  leaseFrom4To6,
  leaseFrom5To6,
  generalFrom1To2,
  generalFrom1To3,
  generalFrom2To3,
  generalFrom1To4,
  generalFrom2To4,
  generalFrom3To4,
  generalFrom1To5,
  generalFrom2To5,
  generalFrom3To5,
  generalFrom4To5,
  generalFrom1To6,
  generalFrom2To6,
  generalFrom3To6,
  generalFrom4To6,
  generalFrom5To6,
  leadFrom1To2,
  leadFrom1To3,
  leadFrom2To3,
];
