import type { z } from 'zod';
import type { EventSpec } from '../../src/workflow/definitions/definition.ts';
import type {
  AboutProvider,
  EventHandler,
  FormDefaults,
  HandlerContext,
  WorkflowContribution,
} from '../../src/workflow/definitions/ports.ts';
import { clockEvents } from './acts/clock-events.ts';
import { emergencyEvents } from './acts/emergency-events.ts';
import { entrustmentEvents } from './acts/entrustment-events.ts';
import { actEvents } from './acts/events.ts';
import { generalActEvents } from './acts/general-events.ts';
import { laborActEvents } from './acts/labor-events.ts';
import { landActEvents, suitEvents } from './acts/land-events.ts';
import { leaseActEvents } from './acts/lease-events.ts';
import { supervisionEvents } from './acts/supervision-events.ts';
import { agreementsEvents } from './agreements/events.ts';
import { casesEvents } from './cases/events.ts';
import { jointEvents } from './cases/joint-events.ts';
import { joiningEvents } from './cases/link-events.ts';
import { unitEvents } from './cases/referral-events.ts';
import { reformEvents } from './cases/reform-events.ts';
import { correctionEvents } from './corrections/correction-events.ts';
import { mediationEvents } from './mediation/events.ts';
import { proceedingsEvents } from './mediation/proceeding-events.ts';
import { recusalEvents } from './mediation/recusal-events.ts';
import { successionEvents } from './mediation/succession-events.ts';
import { suspensionEvents } from './mediation/suspension-events.ts';

/** Everything that can happen to a case or a lead. */
export const events = [
  ...casesEvents,
  ...mediationEvents,
  ...agreementsEvents,
  ...proceedingsEvents,
  ...unitEvents,
  ...successionEvents,
  ...clockEvents,
  ...recusalEvents,
  ...joiningEvents,
  ...emergencyEvents,
  ...actEvents,
  ...laborActEvents,
  ...landActEvents,
  ...leaseActEvents,
  ...generalActEvents,
  ...suitEvents,
  ...entrustmentEvents,
  ...suspensionEvents,
  ...supervisionEvents,
  ...jointEvents,
  ...reformEvents,
  ...correctionEvents,
] as const satisfies readonly EventSpec[];

type Spec = (typeof events)[number];
export type EventName = Spec['name'];

/** What an event carries, as its form reads it. */
export type EventData<E extends EventName> = z.output<Extract<Spec, { readonly name: E }>['form']>;
export type ContextOf<E extends EventName> = HandlerContext<EventData<E>>;
export type HandlerOf<E extends EventName> = EventHandler<EventData<E>>;

/** Handlers of a room: names and data are checked against the forms. */
export type Handlers = { readonly [E in EventName]?: HandlerOf<E> };

/** What a room brings to the engine. The engine looks at the names once more when the program starts. */
export interface Contribution extends WorkflowContribution {
  readonly handlers?: Handlers;
  readonly about?: Readonly<Partial<Record<EventName, AboutProvider>>>;
  readonly defaults?: Readonly<Partial<Record<EventName, FormDefaults>>>;
}
