import { balanceOf, type LedgerAmount } from '../../src/mediation/property/ledger.ts';
import { asInstant, legalDay, legalTime } from '../../src/platform/clock.ts';
import type { CaseRows, DemoWorld } from './demo-world.ts';
import { isShownAsLate } from './demo-world.ts';

/** What a demo that can be believed keeps to; each rule gives the codes of the cases that do not. */
export type DemoRule = (world: DemoWorld) => readonly string[];

/** A rule about one case by itself. */
const each =
  (isBroken: (one: CaseRows, world: DemoWorld) => boolean): DemoRule =>
  (world) =>
    world.cases.filter((one) => isBroken(one, world)).map(({ code }) => code);

const isPersonal = ({ actingRole }: { readonly actingRole: string }): boolean => actingRole !== 'system';
const timeOf = (at: string): string => legalTime(asInstant(at));
const dayOf = (at: string): string => legalDay(asInstant(at));
const isOfficeTime = (time: string): boolean =>
  (time >= '08:30' && time <= '12:00') || (time >= '14:30' && time <= '17:30');
const eventsOf = ({ history }: CaseRows, event: string) => history.filter((row) => row.event === event);
const last = <T>(list: readonly T[]): T | undefined => list.at(-1);
const isAscending = (list: readonly string[]): boolean =>
  list.every((one, index) => index === 0 || (list[index - 1] as string) <= one);
const hasAgreed = ({ agreements }: CaseRows): boolean => agreements.length > 0;

export const demoRules = {
  'nothing is entered later than it happened': each(({ history }) => history.some(isShownAsLate)),

  'whoever acts, acts in office hours of a working day': each(({ history }, { calendar }) =>
    history
      .filter(isPersonal)
      .some(
        ({ occurredAt }) => !isOfficeTime(legalTime(occurredAt)) || !calendar.isWorkday(legalDay(occurredAt)),
      ),
  ),

  'the history of a case goes forward': each(
    ({ history }) =>
      !isAscending(history.map(({ occurredAt }) => occurredAt)) ||
      !isAscending(history.map(({ recordedAt }) => recordedAt)),
  ),

  'nothing lies in the future': each(
    (one, { now }) =>
      one.history.some(({ recordedAt, occurredAt }) => recordedAt > now || occurredAt > now) ||
      one.sessions.some(({ endedAt }) => endedAt > now) ||
      one.performances.some((row) => String(row['performed_on']) > legalDay(now)),
  ),

  'a dispute is registered after it happened': each((one) => one.occurredOn > one.registeredOn),

  'a session ends after it began, in the same hours': each(({ sessions }, { calendar }) =>
    sessions.some(
      ({ startedAt, endedAt }) =>
        endedAt <= startedAt ||
        dayOf(startedAt) !== dayOf(endedAt) ||
        !calendar.isWorkday(legalDay(asInstant(startedAt))) ||
        ![startedAt, endedAt].every((at) => isOfficeTime(timeOf(at))) ||
        timeOf(startedAt) < '12:00' !== timeOf(endedAt) <= '12:00',
    ),
  ),

  'parties of both sides are at a session': each(({ sessions, parties }) =>
    sessions.some(({ presentPartyIds }) => {
      const sides = presentPartyIds.map((id) => parties.find((party) => party.id === id)?.side);
      return !sides.includes('applicant') || !sides.includes('respondent') || sides.includes(undefined);
    }),
  ),

  'the last session alone agrees, and only before an agreement': each((one) =>
    one.sessions.some(
      ({ result }, index) => (result === 'agreed') !== (index === one.sessions.length - 1 && hasAgreed(one)),
    ),
  ),

  'a mediation that failed ends with a session that did not agree': each(
    (one) => eventsOf(one, 'fail').length > 0 && last(one.sessions)?.result !== 'notAgreed',
  ),

  'a session that did not agree is the last before the failure': each(
    (one) => one.sessions.some(({ result }) => result === 'notAgreed') && eventsOf(one, 'fail').length === 0,
  ),

  'what a session says is what it ended in': each(({ sessions }) =>
    sessions.some(({ content, result }) => content.includes('达成一致') !== (result === 'agreed')),
  ),

  'nobody does anything during a session of his own': (world) => {
    const sessions = world.cases.flatMap((one) => one.sessions.map((session) => ({ ...session, one })));
    return world.cases.flatMap(({ code, history, sessions: own }) => {
      const isBusy = (at: string, personId: string): boolean =>
        sessions.some((s) => s.mediatorIds.includes(personId) && s.startedAt < at && at < s.endedAt);
      const isTwice = own.some((session) =>
        sessions.some(
          (other) =>
            other.startedAt < session.endedAt &&
            session.startedAt < other.endedAt &&
            (other.one.code !== code || other.startedAt !== session.startedAt) &&
            other.mediatorIds.some((id) => session.mediatorIds.includes(id)),
        ),
      );
      const acts = history.map(({ actorId, occurredAt }) => ({ actorId, occurredAt }));
      const isActing = acts.some(({ actorId, occurredAt }) =>
        isBusy(occurredAt, String(actorId).replace('demo-account-', 'demo-person-')),
      );
      return isTwice || isActing ? [code] : [];
    });
  },

  'an agreement is signed after it was final, and in force with the last signature': each(
    ({ agreements, signatures }) =>
      agreements.some(
        (one) =>
          one['state'] === 'effective' &&
          !isAscending([
            String(one['drafted_at']),
            String(one['frozen_at']),
            ...signatures.map((row) => String(row['occurred_at'])).sort(),
            String(one['effective_at']),
          ]),
      ),
  ),

  'a party signs himself or by its head': each(({ parties, signatures }) =>
    signatures.some((row) => {
      const party = parties.find(({ id }) => id === row['party_id']);
      return party !== undefined && row['person_name'] !== (party.headName ?? party.name);
    }),
  ),

  'the sum of an agreement is that of its obligations and terms': each(({ agreements, obligations }) =>
    agreements.some((one) => {
      const total = totalOf(one);
      const { clauses, obligations: drafted } = contentOf(one);
      const isNamed = total === 0 || clauses.join().includes(`${total / 100}元`);
      const rows = obligations.length > 0 ? obligations.map((row) => row['amount_fen']) : [total];
      const sums = [drafted.map(({ amountFen }) => amountFen), rows, [one['total_fen'] ?? total]];
      return !isNamed || sums.some((list) => sumOf(list) !== total);
    }),
  ),

  'no more is agreed than was claimed': each(({ summary, claimedFen, agreements }) =>
    agreements.some((one) => totalOf(one) > (claimedFen ?? sumIn(summary) ?? totalOf(one))),
  ),

  'a lease is settled for what the ledger leaves': each(({ type, agreements, ledger }) =>
    agreements.some((one) => {
      const lines = ledger.map((row) => ({ kind: row['kind'], amountFen: Number(row['amount_fen']) }));
      const left = balanceOf(lines as LedgerAmount[]).computedFen;
      return type === 'lease' && Math.abs(left) !== totalOf(one);
    }),
  ),

  'an agreement tells of the dispute that was registered': each(({ summary, agreements }) =>
    agreements.some((one) => !contentOf(one).facts.startsWith(summary)),
  ),

  'what was agreed is performed after it is in force and by its day': each(
    ({ agreements, obligations, performances }) =>
      performances.some((row) => {
        const obligation = obligations.find(({ id }) => id === row['obligation_id']);
        const agreement = agreements.find(({ id }) => id === obligation?.['agreement_id']);
        const on = String(row['performed_on']);
        return on < String(agreement?.['effective_on']) || on > String(obligation?.['due_on']);
      }),
  ),

  'a return visit follows the performance, a closing the visit': each((one) => {
    const at = (event: string) => last(eventsOf(one, event))?.occurredAt;
    const order = ['affixSeal', 'recordPerformance', 'followUp', 'proposeClose', 'close', 'archive'].map(at);
    const done = order.filter((moment) => moment !== undefined);
    return order.slice(0, done.length).includes(undefined) || !isAscending(done);
  }),

  'numbers of a year are in the order of acceptance': ({ cases }) => {
    const numbered = cases
      .flatMap(({ code, number, acceptedAt }) => {
        const [, year = '', ordinal = ''] = /（(\d{4})）.*?(\d+)号/.exec(number ?? '') ?? [];
        return acceptedAt === null ? [] : [{ code, acceptedAt, year, ordinal: Number(ordinal) }];
      })
      .sort((a, b) => (a.acceptedAt < b.acceptedAt ? -1 : 1));
    return numbered
      .filter((one, index) => {
        const before = numbered.slice(0, index).filter(({ year }) => year === one.year);
        return one.year !== dayOf(one.acceptedAt).slice(0, 4) || one.ordinal !== before.length + 1;
      })
      .map(({ code }) => code);
  },

  'the audit log goes forward': ({ audit }) =>
    audit
      .filter(({ chain, at }, index) => {
        const before = audit[index - 1];
        return before !== undefined && before.chain === chain && before.at > at;
      })
      .map(({ at }) => at),

  'messages arrive before now': ({ inbox, now }) =>
    inbox.filter(({ createdAt }) => createdAt > now).map(({ createdAt }) => createdAt),
} satisfies Readonly<Record<string, DemoRule>>;

function contentOf(agreement: CaseRows['agreements'][number]): {
  readonly facts: string;
  readonly clauses: readonly string[];
  readonly obligations: readonly { readonly amountFen?: number }[];
  readonly totalFen?: number;
} {
  return JSON.parse(String(agreement['content']));
}

const totalOf = (agreement: CaseRows['agreements'][number]): number => contentOf(agreement).totalFen ?? 0;
const sumOf = (list: readonly unknown[]): number =>
  list.reduce<number>((sum, one) => sum + Number(one ?? 0), 0);

const digits = '零一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };

/** The largest sum a summary names in words, in fen; null when it names none. */
function sumIn(summary: string): number | null {
  const sums = [...summary.matchAll(/([一二两三四五六七八九十百千万]+)元/g)].map(([, text = '']) => {
    let [sum, digit] = [0, 0];
    for (const sign of text) {
      const unit = units[sign];
      if (unit === undefined) digit = sign === '两' ? 2 : digits.indexOf(sign);
      else [sum, digit] = [sum + (digit || 1) * unit, 0];
    }
    return (sum + digit) * 100;
  });
  return sums.length === 0 ? null : Math.max(...sums);
}
