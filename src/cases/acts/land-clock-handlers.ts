import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { legalDay } from '../../platform/clock.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { FormDefaults, HandlerContext } from '../../workflow/definitions/ports.ts';
import { proposalProblem } from '../closing/texts.ts';
import { findCase } from '../core/case-repository.ts';
import { putOnRecord } from './act-handlers.ts';
import { listActs } from './acts-repository.ts';

const statusQuoClock = 'C-SQN';
const seasonClock = 'C-SEA';

/** Until these are settled nobody changes the land (《土地管理法》第十四条第四款、《森林法》第二十二条). */
const kindsThatStayAsTheyAre: ReadonlySet<string> = new Set(['ownership', 'forest']);

type Clocks = Pick<HandlerContext, 'tx' | 'subject' | 'occurredAt' | 'openDeadline'>;

/** From acceptance on, the notice to leave things as they are is due (rule C-SQN) unless it was served before. */
export async function watchStatusQuo(
  { tx, subject, occurredAt, openDeadline }: Clocks,
  landKind: string | null,
): Promise<void> {
  if (landKind === null || !kindsThatStayAsTheyAre.has(landKind)) return;
  const acts = await listActs(tx.knex, subject.id);
  if (acts.some(({ event }) => event === 'serveStatusQuo')) return;
  openDeadline({ rule: statusQuoClock, key: statusQuoClock, startOn: legalDay(occurredAt) });
}

export const serveStatusQuo: HandlerOf<'serveStatusQuo'> = async (context) => {
  await putOnRecord(context, context.data);
  context.closeDeadline(statusQuoClock, 'met');
};

/** Throws ValidationError for a season that has begun. */
export const classifyLandKind: HandlerOf<'classifyLandKind'> = async (context) => {
  const { tx, subject, data, occurredAt, set, openDeadline, closeDeadline } = context;
  const row = await findCase(tx.knex, subject.id);
  const details = { ...row?.details, isBoundaryDisputed: data.isBoundaryDisputed };
  set({ landKind: data.landKind, details });
  if (data.seasonOn !== undefined) {
    const startOn = legalDay(occurredAt);
    if (data.seasonOn < startOn) throw new ValidationError([proposalProblem('seasonOn', 'seasonBegun')]);
    closeDeadline(seasonClock, 'cancelled');
    openDeadline({ rule: seasonClock, key: seasonClock, startOn, dueOn: data.seasonOn });
  }
  if (row?.acceptedAt == null) return;
  if (kindsThatStayAsTheyAre.has(data.landKind)) await watchStatusQuo(context, data.landKind);
  else closeDeadline(statusQuoClock, 'cancelled');
};

/** The kind that is on record already, for whoever corrects it. */
export const landKindDefaults: FormDefaults = async (db, subject) => {
  const row = await findCase(db, subject.id);
  if (!row) return {};
  const isBoundaryDisputed = row.details['isBoundaryDisputed'] === true;
  return { isBoundaryDisputed, ...(row.landKind ? { landKind: row.landKind } : {}) };
};
