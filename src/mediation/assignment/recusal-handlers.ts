import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { keepTexts, lastWords } from '../../cases/core/event-texts-repository.ts';
import { legalDay } from '../../platform/clock.ts';
import type { Bilingual } from '../../platform/i18n.ts';
import { newId } from '../../platform/ids.ts';
import { refuse } from '../../platform/problem.ts';
import type { AboutProvider, FactsContributor } from '../../workflow/definitions/ports.ts';
import { mediationBasis } from '../core/basis.ts';
import { openProceedingOf, partyOf } from '../core/open-proceeding.ts';
import { isConcerned, listParties, listPartyNames, listPeople } from '../core/people-read-model.ts';
import { problem } from '../core/problems.ts';
import { recusalTexts } from '../core/recusal-texts.ts';
import {
  decideRecusalRow,
  findDecider,
  insertRecusal,
  isChair,
  listRecusals,
  type Recusal,
} from './recusals-repository.ts';
import { findTeam, membersOf } from './succession-repository.ts';

const clockOf = (id: string): string => `C-REC:${id}`;
const isWaiting = (one: Recusal): boolean => one.decision === null;

/** Somebody on the case is asked to stand aside; from that day it is decided within the rule C-REC. */
export const requestRecusal: HandlerOf<'requestRecusal'> = async (context) => {
  const { tx, subject, data, occurredAt, note, openDeadline } = context;
  const proceeding = await openProceedingOf(context);
  if (!membersOf(await findTeam(tx.knex, subject.id)).includes(data.mediatorId)) {
    refuse(problem('mediatorId', 'notOnTheCase'));
  }
  if (data.partyId !== undefined) await partyOf(context, data.partyId);
  const id = newId();
  await insertRecusal(tx.knex, subject.id, {
    id,
    proceedingId: proceeding.id,
    mediatorId: data.mediatorId,
    partyId: data.partyId ?? null,
    ground: data.ground,
    requestedAt: occurredAt,
  });
  openDeadline({ rule: 'C-REC', key: clockOf(id), startOn: legalDay(occurredAt) });
  await keepTexts(context, ['reason']);
  note({ recusalId: id });
};

/**
 * Granted: the case waits for another mediator, what was done stays. After disclosure the mediator goes on when every
 * party of both sides wants it (《最高人民法院关于人民法院特邀调解的规定》第十五条).
 */
export const decideRecusal: HandlerOf<'decideRecusal'> = async (context) => {
  const { tx, subject, data, actor, occurredAt, note, choose, closeDeadline } = context;
  const waiting = (await listRecusals(tx.knex, subject.id)).findLast(isWaiting);
  if (waiting === undefined) return refuse(problem('', 'noRecusal'));
  if (data.decision === 'stays') {
    const silent = (await listParties(tx.knex, subject.id))
      .filter(isConcerned)
      .filter(({ id }) => !data.agreedPartyIds.includes(id));
    if (silent.length > 0) {
      const params = { names: silent.map(({ name }) => name).join('、') };
      refuse(problem('agreedPartyIds', 'notAllWantHim', { params, basis: mediationBasis.recusal }));
    }
  }
  await decideRecusalRow(tx.knex, waiting.id, {
    decision: data.decision,
    agreedPartyIds: data.decision === 'stays' ? data.agreedPartyIds : [],
    by: actor.accountId ?? 'system',
    at: occurredAt,
  });
  closeDeadline(clockOf(waiting.id), 'met');
  await keepTexts(context, ['reason']);
  choose(data.decision);
  note({ recusalId: waiting.id });
};

/** Whether somebody was asked to stand aside, and whether this person may decide on it. */
export const recusalFacts: FactsContributor = async (db, subject, { actorId }) => {
  if (subject.kind !== 'case') return {};
  const waiting = (await listRecusals(db, subject.id)).findLast(isWaiting);
  if (waiting === undefined) return { mayAskRecusal: true, hasRecusal: false, actorMayDecideRecusal: null };
  const decider = actorId === null ? null : await findDecider(db, actorId);
  const deciders = (await isChair(db, waiting.mediatorId)) ? ['justice'] : ['chair', 'coordinator'];
  const isOwn = decider?.personId === waiting.mediatorId;
  return {
    mayAskRecusal: false,
    hasRecusal: true,
    actorMayDecideRecusal: decider !== null && deciders.includes(decider.role) && !isOwn,
  };
};

const aboutLabels = {
  who: { zh: '被申请回避的人', en: 'Who should stand aside' },
  askedBy: { zh: '提出人', en: 'Asked by' },
  ground: { zh: '事由', en: 'Ground' },
  reason: { zh: '理由', en: 'Reasons' },
} as const;
const himself = { zh: '本人披露', en: 'Disclosed by himself' };

/** Shown above the decision: who is to stand aside, who asked, and why. */
export const aboutRecusal: AboutProvider = async (db, subject) => {
  const waiting = (await listRecusals(db, subject.id)).findLast(isWaiting);
  if (waiting === undefined) return [];
  const person = (await listPeople(db, [waiting.mediatorId])).get(waiting.mediatorId);
  const names = await listPartyNames(db, subject.id);
  return [
    { label: aboutLabels.who, value: person?.name ?? waiting.mediatorId },
    {
      label: aboutLabels.askedBy,
      value: waiting.partyId === null ? himself : (names.get(waiting.partyId) ?? ''),
    },
    { label: aboutLabels.ground, value: groundLabel(waiting.ground) },
    { label: aboutLabels.reason, value: await lastWords(db, subject.id, 'requestRecusal', 'reason') },
  ];
};

function groundLabel(code: string): Bilingual {
  const of = (locale: 'zh-CN' | 'en'): string =>
    new Map(Object.entries(recusalTexts[locale].grounds)).get(code) ?? code;
  return { zh: of('zh-CN'), en: of('en') };
}
