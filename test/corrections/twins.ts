import { demoAreas } from '../../seeds/demo-offices.ts';
import { findCase } from '../../src/cases/core/case-repository.ts';
import { addMs, type Day, legalDay } from '../../src/platform/clock.ts';
import type { Random } from '../fuzz/random.ts';
import type { TestOffice } from '../support/office.ts';

const dayMs = 86_400_000;

/** A person at the desk takes a dispute down; some of it may be wrong. */
export interface Told {
  readonly type: string;
  readonly summary: string;
  readonly title?: string;
  readonly subtype?: string;
  readonly place?: string;
  readonly areaCode: string;
  readonly channel: string;
  readonly occurredOn: Day;
  readonly reportedAt: string;
  readonly parties: readonly ToldParty[];
  readonly details?: object;
}
interface ToldParty {
  readonly side: string;
  readonly kind: string;
  readonly name: string;
  readonly telephone?: string;
  readonly idNumber?: string;
  readonly address?: string;
}

const words = ['排水沟改道', '货款未结清', '围墙越界', '噪音扰民', '借条遗失', '树木遮光'];
const idNumbers = ['440882201905010010', '440882199003070022', '440882198511120036'];
const names = ['陈志明', '林国栋', '符丽珍', '王秀英', '吴亚福', '黄水旺'];
const areas = [demoAreas.town, demoAreas.village, demoAreas.otherVillage];

export function randomTold(random: Random, now: string, types: readonly string[]): Told {
  const maybe = <T>(value: T): T | undefined => (random.chance(0.6) ? value : undefined);
  const day = (most: number): Day => legalDay(addMs(now as never, -random.int(0, most) * dayMs));
  const party = (side: string): ToldParty => ({
    ...{ side, kind: random.pick(['person', 'organisation']), name: random.pick(names) },
    ...present({
      telephone: maybe(`1380000${random.int(1000, 9999)}`),
      idNumber: maybe(random.pick(idNumbers)),
      address: maybe(`南坡村${random.int(1, 90)}号`),
    }),
  });
  return {
    type: random.pick(types),
    summary: `双方因${random.pick(words)}发生争执，已劝开。`,
    ...present({
      title: random.chance(0.3) ? `${random.pick(words)}一案` : undefined,
      subtype: maybe(random.pick(['邻里', '债务'])),
      place: maybe(`${random.pick(['河边', '桥头', '晒谷场'])}仓库`),
    }),
    areaCode: random.pick(areas),
    channel: random.pick(['windowVisit', 'gridScreening']),
    occurredOn: day(60),
    reportedAt: addMs(now as never, -random.int(1, 40) * dayMs),
    parties: [party('applicant'), party('respondent')],
  };
}

function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** What leads from one telling to the other, as the event asks for it. */
export function leading(
  from: Told,
  to: Told,
  parties: readonly { readonly id: string }[],
  isAccepted: boolean,
  receivedOn: string,
): Record<string, unknown> {
  const own = [
    'type',
    'title',
    'summary',
    'subtype',
    'areaCode',
    'place',
    'channel',
    'occurredOn',
    'reportedAt',
  ];
  const case_ = between(own, from as never, to as never);
  const rows = parties.map(({ id }, index) => ({
    partyId: id,
    ...between(
      ['side', 'kind', 'name', 'telephone', 'idNumber', 'address'],
      from.parties[index] as never,
      to.parties[index] as never,
    ),
  }));
  const { type, ...rest } = case_;
  return {
    reason: '核对身份证和当事人陈述',
    ...rest,
    ...(isAccepted || type === undefined ? {} : { type }),
    ...(isAccepted ? { applicationReceivedOn: receivedOn } : {}),
    parties: rows,
  };
}

function between(
  fields: readonly string[],
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const given = fields.filter((field) => to[field] !== undefined && to[field] !== from[field]);
  const emptied = fields.filter((field) => to[field] === undefined && from[field] !== undefined);
  return { ...Object.fromEntries(given.map((field) => [field, to[field]])), emptied };
}

/** What two cases told alike have in common: row, parties with numbers, words of the search, deadlines, papers, figures. */
export async function likenessOf(office: TestOffice, id: string): Promise<object> {
  const db = office.db.read;
  const row = await findCase(db, id);
  if (!row) throw new Error(`no case ${id}`);
  const {
    id: _id,
    code: _code,
    number: _number,
    rev: _rev,
    stateRev: _state,
    historyHash: _hash,
    ...plain
  } = row;
  const { parties } = await office.cases.service.peopleOf(row);
  const people = await Promise.all(
    parties.map(async ({ id: partyId, caseId: _case, ...party }) => ({
      ...party,
      ...(await office.cases.parties.secretsOf(db, partyId)),
    })),
  );
  const deadlines = await db('deadlines')
    .where({ subject_id: id })
    .orderBy('rule')
    .select('rule', 'kind', 'start_on', 'length', 'unit', 'due_on', 'state', 'basis');
  return { row: { ...plain, updatedAt: null }, people, deadlines, papers: await papersOf(office, id) };
}

/** Every paper that can be issued about the case now, as it would be drawn. */
async function papersOf(office: TestOffice, id: string): Promise<string[]> {
  const row = await findCase(office.db.read, id);
  if (!row) return [];
  const viewer = await office.as('chair');
  const offers = await office.documents.service.available(viewer, row);
  const about = offers.filter(({ aboutId }) => aboutId === null).map(({ code }) => code);
  const drawn = (await office.documents.carried.read(office.db.read, row, office.clock.now())).map(
    ({ document, anew }) => `${document.code} ${anew}`,
  );
  const own = [row.number, row.code].filter((one) => one !== null);
  return [about.sort().join(' '), ...drawn.sort()].map((text) =>
    own.reduce((rest, one) => rest.replaceAll(one, '#'), text),
  );
}
