import {
  ForbiddenError,
  IllegalTransitionError,
  type Problem,
  StaleVersionError,
  ValidationError,
} from '../../platform/errors.ts';
import type { ActingRole, Facts, FactsPair, Reason } from '../definitions/definition.ts';
import {
  branchesOf,
  type Configuration,
  type StepResult,
  step,
  type WorkflowSet,
} from '../definitions/step.ts';

export type Failure = Exclude<StepResult, { outcome: 'done' }>;

/** What stands against the event before its handler runs; null when nothing does. */
export function preview(
  set: WorkflowSet,
  configuration: Configuration,
  event: string,
  roles: readonly ActingRole[],
  facts: Facts,
): Failure | null {
  const pair: FactsPair = { before: facts, after: facts };
  const result = step(set, configuration, event, roles, pair);
  if (result.outcome === 'done') return null;
  const isBranchOpen = result.outcome === 'refused' && result.reasons.every((one) => one.code === 'noBranch');
  return isBranchOpen && branchesOf(set, configuration, event) ? null : result;
}

/** The error a person gets for a refused step. */
export function refusal(result: Failure, event: string, state: string): Error {
  if (result.outcome === 'illegal') {
    return new IllegalTransitionError({ allowed: result.allowed, event, state });
  }
  if (result.outcome === 'forbidden') return new ForbiddenError();
  const { reasons } = result;
  if (reasons.length > 0 && reasons.every(({ isStale }) => isStale)) {
    return new StaleVersionError({ changes: reasons.map(({ message }) => message) });
  }
  return new ValidationError(reasons.map(problemOf));
}

/** A failing predicate as a problem of the whole form. */
function problemOf(reason: Reason): Problem {
  return {
    path: '',
    code: reason.code,
    message: reason.message,
    ...(reason.basis === undefined ? {} : { basis: reason.basis }),
  };
}
