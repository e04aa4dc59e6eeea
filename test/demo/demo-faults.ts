import type { Instant } from '../../src/platform/clock.ts';
import type { demoRules } from './demo-rules.ts';
import type { CaseRows, DemoWorld } from './demo-world.ts';

type RuleName = keyof typeof demoRules;

/** Spoils one row of a sound world, which the rule of that name must find. */
export const demoFaults: Readonly<Record<RuleName, (world: DemoWorld) => void>> = {
  'nothing is entered later than it happened': (world) => {
    entry(world, 'accept').recordedAt = at('2026-11-23T09:00:00.000Z');
  },
  'whoever acts, acts in office hours of a working day': (world) => {
    const row = entry(world, 'accept');
    row.occurredAt = at(`${row.occurredAt.slice(0, 10)}T15:00:00.000Z`);
  },
  'the history of a case goes forward': (world) => {
    const row = entry(world, 'accept');
    row.recordedAt = at('2020-01-02T01:00:00.000Z');
  },
  'nothing lies in the future': (world) => {
    entry(world, 'accept').occurredAt = at('2030-01-01T01:00:00.000Z');
  },
  'a dispute is registered after it happened': (world) => {
    first(world, () => true).occurredOn = '2030-01-01';
  },
  'a session ends after it began, in the same hours': (world) => {
    const session = sessionOf(withSession(world));
    session.endedAt = `${session.endedAt.slice(0, 10)}T15:00:00.000Z`;
  },
  'parties of both sides are at a session': (world) => {
    sessionOf(withSession(world)).presentPartyIds.pop();
  },
  'the last session alone agrees, and only before an agreement': (world) => {
    sessionOf(inPhase(world, 'failed')).result = 'agreed';
  },
  'a mediation that failed ends with a session that did not agree': (world) => {
    const { sessions } = inPhase(world, 'failed');
    for (const session of sessions) session.result = 'ongoing';
  },
  'a session that did not agree is the last before the failure': (world) => {
    sessionOf(inPhase(world, 'mediating')).result = 'notAgreed';
  },
  'what a session says is what it ended in': (world) => {
    sessionOf(inPhase(world, 'mediating')).content = '双方达成一致。';
  },
  'nobody does anything during a session of his own': (world) => {
    const one = first(world, ({ sessions }) => sessions.length > 1);
    const [before, after] = one.sessions;
    Object.assign(after ?? {}, { startedAt: before?.startedAt, endedAt: before?.endedAt });
    one.code = 'another';
    world.cases.push({ ...one, code: 'twin', history: [] });
  },
  'an agreement is signed after it was final, and in force with the last signature': (world) => {
    row(inPhase(world, 'closed').signatures)['occurred_at'] = '2020-01-01T01:00:00.000Z';
  },
  'a party signs himself or by its head': (world) => {
    const { signatures } = inPhase(world, 'closed');
    row(signatures.filter((one) => one['signer'] === 'party'))['person_name'] = '别人';
  },
  'the sum of an agreement is that of its obligations and terms': (world) => {
    row(inPhase(world, 'closed').agreements)['total_fen'] = 7;
  },
  'no more is agreed than was claimed': (world) => {
    inPhase(world, 'closed').summary = '要求赔偿三百元。';
  },
  'a lease is settled for what the ledger leaves': (world) => {
    row(first(world, ({ ledger }) => ledger.length > 0).ledger)['amount_fen'] = 7;
  },
  'an agreement tells of the dispute that was registered': (world) => {
    inPhase(world, 'closed').summary = '别的事';
  },
  'what was agreed is performed after it is in force and by its day': (world) => {
    row(inPhase(world, 'closed').performances)['performed_on'] = '2020-01-01';
  },
  'a return visit follows the performance, a closing the visit': (world) => {
    const { history } = inPhase(world, 'closed');
    const visit = history.findIndex(({ event }) => event === 'followUp');
    history.splice(visit, 1);
  },
  'numbers of a year are in the order of acceptance': (world) => {
    const numbered = world.cases.filter(({ number }) => number !== null);
    const [one, other] = [numbered[0], numbered[1]];
    if (one && other) [one.number, other.number] = [other.number, one.number];
  },
  'the audit log goes forward': (world) => {
    world.audit.push({ chain: world.audit.at(-1)?.chain ?? 0, at: '2020-01-01T01:00:00.000Z' });
  },
  'messages arrive before now': (world) => {
    world.inbox.push({ createdAt: '2030-01-01T01:00:00.000Z' });
  },
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };
const at = (text: string): Instant => text as Instant;

function first(world: DemoWorld, test: (one: CaseRows) => boolean): CaseRows {
  const found = world.cases.find(test);
  if (found === undefined) throw new Error('no such case');
  return found;
}

const inPhase = (world: DemoWorld, phase: string): CaseRows => first(world, (one) => one.phase === phase);
const withSession = (world: DemoWorld): CaseRows => first(world, ({ sessions }) => sessions.length > 0);

function entry(world: DemoWorld, event: string): Writable<CaseRows['history'][number]> {
  const { history } = first(world, (one) => one.history.some((row) => row.event === event));
  return row(history.filter((one) => one.event === event));
}

function row<T>(list: readonly T[]): T {
  const [found] = list;
  if (found === undefined) throw new Error('no such row');
  return found;
}

function sessionOf(one: CaseRows): CaseRows['sessions'][number] {
  return row(one.sessions);
}
