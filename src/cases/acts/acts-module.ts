import type { Contribution } from '../../../workflows/vocabulary/events.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import type { EventSpec } from '../../workflow/definitions/definition.ts';
import type { OptionProvider } from '../../workflow/definitions/ports.ts';
import type { TraitsOf } from '../../workflow/definitions/traits.ts';
import { actFacts } from './act-facts.ts';
import { recordAct, recordReply } from './act-handlers.ts';
import { actDefaults, actOptionProviders } from './act-options.ts';
import { clockHandlers, groundClocks } from './clock-handlers.ts';
import { reportEmergency } from './emergency-handlers.ts';
import { classifyLandKind, landKindDefaults, serveStatusQuo } from './land-clock-handlers.ts';
import { answerSupervision, orderSupervision } from './supervision-handlers.ts';

/** What is put on record beside the course of a case, and the clocks that start with it. */
export function actsWorkflow(deps: {
  readonly areas: AreasService;
  readonly clock: Clock;
  readonly actEvents: readonly EventSpec[];
  readonly specOf: (event: string) => EventSpec | undefined;
  readonly traitsOf: TraitsOf;
}): Contribution {
  return {
    handlers: {
      ...clockHandlers(deps.traitsOf),
      classifyLandKind,
      serveStatusQuo,
      reportEmergency,
      recordReply,
      flagDomesticViolence: recordAct,
      arrangeInterpreter: recordAct,
      identityMatterGuard: recordAct,
      remindCase: recordAct,
      urgeCase: orderSupervision,
      superviseCase: orderSupervision,
      answerSupervision,
      clearSupervision: recordAct,
    },
    facts: [actFacts],
    options: {
      ...actOptionProviders({ specOf: deps.specOf }),
      'dictionary:limitationGrounds': limitationGrounds(deps),
    },
    defaults: {
      ...actDefaults(deps),
      classifyLandKind: landKindDefaults,
      recordDecision: async () => ({ decidedOn: legalDay(deps.clock.now()) }),
    },
  };
}

/** What starts a time of its own is offered where the type names it. */
function limitationGrounds(deps: {
  readonly areas: AreasService;
  readonly clock: Clock;
  readonly traitsOf: TraitsOf;
}): OptionProvider {
  return async (_db, subject) =>
    deps.areas.dictionaries
      .entries('limitationGrounds', legalDay(deps.clock.now()))
      .filter(({ code }) => !groundClocks.has(code) || deps.traitsOf(subject).ownGrounds.includes(code))
      .map(({ code, label }) => ({ value: code, label }));
}
