import { type Instant, legalDay } from '../../../src/platform/clock.ts';
import type { Make } from './event-data.ts';
import { randomName, randomText } from './random-data.ts';

/** The committee of a seal of the demo offices. */
export const committeeOfSeal = (sealId: string): string => sealId.replace('demo-seal-', 'demo-committee-');

/** Committees whose people are among those who walk. */
const ownTown: readonly string[] = ['demo-committee-town', 'demo-committee-village'];

/** Valid data of acts whose fields have to agree with each other or with earlier acts. */
export const actMakers: Readonly<Record<string, Make>> = {
  survey: ({ random, form, now }, base) => {
    const names = ['J1', 'J2', 'J3', 'J4'].slice(0, random.int(0, 4));
    return {
      ...base,
      happenedOn: legalDay(now as Instant),
      presentPartyIds: (form.options['parties'] ?? []).map(({ value }) => value),
      points: names.map((name) => ({ name, mark: randomText(random) })),
    };
  },
  attachMapAnnex: ({ view, now }, base) => {
    const found = view.acts.findLast(
      ({ event, data }) => event === 'survey' && Array.isArray(data['points']) && data['points'].length > 0,
    );
    if (found === undefined) return null;
    const points = found.data['points'] as readonly { readonly name: string }[];
    const { attachmentId: _none, ...rest } = base;
    return {
      ...rest,
      happenedOn: legalDay(now),
      surveyId: found.id,
      pointNames: points.map(({ name }) => name).join(' '),
    };
  },
  copyCase: ({ random }, base) => ({
    ...base,
    receiverIds: ['demo-account-justice'],
    content: randomText(random),
  }),
  urgeCase: ({ now }, base) => orderToday(base, now),
  superviseCase: ({ now }, base) => orderToday(base, now),
  answerSupervision: ({ now }, base) => ({ ...base, repliedOn: legalDay(now as Instant) }),
  reportToCourt: (_, base) => ({ ...base, papersReturned: true }),
  joinCommittee: ({ form, random }) => {
    const known = (form.options['otherCommittees'] ?? []).map(({ value }) => value);
    const committeeId = random.find(known.filter((id) => ownTown.includes(id)));
    return committeeId === undefined ? null : { committeeId, reason: randomText(random) };
  },
  applyArbitralReview: ({ view, random }) => {
    const settled = view.agreements.findLast((one) => one.isSettling && one.effectiveOn !== null);
    return settled?.effectiveOn == null
      ? null
      : { happenedOn: settled.effectiveOn, body: `${randomName(random)}仲裁委员会` };
  },
};

/** Asked today, without a day of its own to answer by. */
function orderToday(
  { dueOn: _none, ...base }: Readonly<Record<string, unknown>>,
  now: string,
): Record<string, unknown> {
  return { ...base, happenedOn: legalDay(now as Instant) };
}
