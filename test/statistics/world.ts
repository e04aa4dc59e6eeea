import type { RoleName, Viewer } from '../../src/identity/viewer.ts';
import { type Area, type AreaLevel, pathBelow } from '../../src/offices/area.ts';
import { AreaTree } from '../../src/offices/area-tree.ts';
import { Dictionaries } from '../../src/offices/dictionaries.ts';
import type { Committee } from '../../src/offices/office.ts';
import { Offices } from '../../src/offices/offices.ts';
import { asDay, asInstant, legalDay } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database/connect.ts';
import { currentVersion } from '../support/versions.ts';
import type { RawCase, RawJoining, RawProceeding } from './recount.ts';

export const county = '440882';
export const kelu = '440882103';
export const fucheng = '440882104';
const validFrom = asDay('2000-01-01');

function area(code: string, name: string, level: AreaLevel, parent: Area | null): Area {
  const path = pathBelow(parent?.path ?? null, code);
  return {
    code,
    name,
    level,
    parentCode: parent?.code ?? null,
    path,
    validFrom,
    validTo: null,
    source: null,
    note: null,
  };
}

const leizhou = area(county, '雷州市', 'county', null);
const keluTown = area(kelu, '客路镇', 'town', leizhou);
const fuchengTown = area(fucheng, '附城镇', 'town', leizhou);
const villages = [
  area('440882103201', '迈港村', 'village', keluTown),
  area('440882103202', '龙秋村', 'village', keluTown),
  area('440882104201', '南田村', 'village', fuchengTown),
];
export const tree = new AreaTree([leizhou, keluTown, fuchengTown, ...villages]);

const committee = (id: string, name: string, areaCode: string): Committee => ({
  id,
  name,
  shortName: name,
  kind: 'town',
  areaCode,
  numberWord: '',
  numberPattern: '',
  telephone: null,
  address: null,
  court: null,
  isMultiethnic: false,
  validFrom,
  validTo: null,
});
export const dictionaries = new Dictionaries(
  [
    ['labor', 'Labour disputes'],
    ['land', 'Land disputes'],
    ['lease', 'Lease disputes'],
    ['general', 'Other disputes'],
  ].map(([code = '', en = ''], sort) => ({
    dictionary: 'disputeTypes',
    code,
    label: { zh: code, en },
    sort,
    basis: null,
    validFrom: asDay('2011-01-01'),
    validTo: null,
  })),
);
export const offices = new Offices(tree, {
  organisations: [],
  committees: [
    committee('c-kelu', '客路镇人民调解委员会', kelu),
    committee('c-fucheng', '附城镇人民调解委员会', fucheng),
  ],
  people: [],
  duties: [],
  seals: [],
});

export function viewer(role: RoleName, areaCode: string, more: Partial<Viewer> = {}): Viewer {
  return {
    accountId: `account-${role}`,
    username: role,
    displayName: role,
    role,
    areaCode,
    areaPath: tree.get(areaCode).path,
    committeeId: null,
    organisationId: null,
    personId: null,
    locale: 'zh-CN',
    via: 'session',
    scopes: [],
    ...more,
  };
}

/** A small repeatable generator (mulberry32): the same seed gives the same histories on both databases. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const dayMs = 86_400_000;
const types = ['labor', 'land', 'lease', 'general'];
const places: readonly (readonly [string, string | null])[] = [
  [kelu, '440882103201'],
  [kelu, '440882103202'],
  [kelu, null],
  [fucheng, '440882104201'],
  [fucheng, null],
];

/** Disputes of two years: registered at all hours, some resolved, some resolved later, void, or mediated twice. */
export function randomHistories(
  seed: number,
  n: number,
): { cases: RawCase[]; proceedings: RawProceeding[]; joinings: RawJoining[] } {
  const random = randomFrom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const start = Date.parse('2024-12-30T00:00:00Z');
  const after = (at: string, days: number) =>
    new Date(Date.parse(at) + random() * days * dayMs).toISOString();
  const cases: RawCase[] = [];
  const proceedings: RawProceeding[] = [];
  const joinings: RawJoining[] = [];
  for (let index = 0; index < n; index += 1) {
    const registeredAt = new Date(start + Math.floor(random() * 640 * dayMs)).toISOString();
    const [town, village] = pick(places);
    const id = `case-${seed}-${index}`;
    const isAccepted = random() < 0.7;
    const committeeId = isAccepted ? pick(['c-kelu', 'c-fucheng']) : null;
    const one: RawCase = {
      id,
      type: pick(types),
      town_code: town,
      village_code: village,
      committee_id: committeeId,
      mediator_id: isAccepted ? pick(['p-1', 'p-2']) : null,
      registered_at: registeredAt,
      resolved_at: null,
      resolved_how: null,
      phase: 'triage',
    };
    let at = registeredAt;
    for (let no = 1; committeeId !== null && no <= (random() < 0.15 ? 2 : 1); no += 1) {
      const acceptedAt = after(at, 10);
      const result = pick(['settled', 'settled', 'failed', 'terminated', 'withdrawn', null]);
      const endedAt = result === null ? null : after(acceptedAt, 60);
      proceedings.push({
        id: `${id}-${no}`,
        case_id: id,
        committee_id: committeeId,
        accepted_at: acceptedAt,
        ended_at: endedAt,
        result,
      });
      one.phase = result ?? 'mediating';
      if (result === 'settled') Object.assign(one, { resolved_at: endedAt, resolved_how: 'settled' });
      at = endedAt ?? acceptedAt;
    }
    if (committeeId === null && random() < 0.5) {
      const how = pick(['selfResolved', 'routed']);
      Object.assign(one, { phase: 'closed', resolved_how: how, resolved_at: after(at, 90) });
    }
    if (random() < 0.06) one.phase = random() < 0.5 ? 'void' : 'merged';
    cases.push(one);
    if (committeeId !== null && random() < 0.25) joinings.push(...joiningsOf(one, pick, after));
  }
  return { cases, proceedings, joinings };
}

/** A committee asked, by whom it is led or not; some decline. */
function joiningsOf(
  one: RawCase,
  pick: <T>(all: readonly T[]) => T,
  after: (at: string, days: number) => string,
): RawJoining[] {
  const town = pick([kelu, fucheng]);
  return [
    {
      id: `${one.id}-joining`,
      case_id: one.id,
      committee_id: town === kelu ? 'c-kelu' : 'c-fucheng',
      town_code: town,
      lead_town_code: one.town_code,
      state: pick(['joined', 'joined', 'joined', 'declined', 'invited']),
      answered_at: after(one.registered_at, 60),
    },
  ];
}

/** Writes raw rows with everything else that the tables ask for. */
export async function insertHistories(
  db: Database,
  histories: {
    cases: readonly RawCase[];
    proceedings: readonly RawProceeding[];
    joinings?: readonly RawJoining[];
  },
): Promise<void> {
  const caseRows = histories.cases.map((one) => {
    const registered = legalDay(asInstant(one.registered_at));
    return {
      ...one,
      code: `DF-${one.id}`,
      title: `纠纷 ${one.id}`,
      summary: '',
      channel: 'desk',
      area_code: one.village_code ?? one.town_code,
      area_path: tree.get(one.village_code ?? one.town_code).path,
      occurred_on: registered,
      registered_on: registered,
      registered_ym: Number(registered.slice(0, 7).replace('-', '')),
      applicant_names: '',
      respondent_names: '',
      details: '{}',
      def_id: one.type,
      def_version: currentVersion(one.type),
      rev: 1,
      state_rev: 1,
      state: JSON.stringify(one.phase),
      hold: 'none',
      risk: 'none',
      level: 'town',
      supervision: 'none',
      is_open: 1,
      history_hash: '',
      created_by: 'account',
      updated_at: one.registered_at,
    };
  });
  const perCase = new Map<string, number>();
  const proceedingRows = histories.proceedings.map((proceeding) => {
    const no = (perCase.get(proceeding.case_id) ?? 0) + 1;
    perCase.set(proceeding.case_id, no);
    return {
      ...proceeding,
      no,
      number: `N-${proceeding.id}`,
      accepted_on: legalDay(asInstant(proceeding.accepted_at)),
    };
  });
  const joiningRows = (histories.joinings ?? []).map((joining) => ({
    ...joining,
    area_path: tree.get(joining.town_code).path,
    reason: '',
    invited_at: joining.answered_at,
  }));
  const committeeRows = ['c-kelu', 'c-fucheng'].map((id) => {
    const {
      numberWord,
      numberPattern,
      shortName,
      areaCode,
      validFrom: from,
      ...one
    } = committee(id, id, kelu);
    return {
      ...{ id: one.id, name: one.name, kind: one.kind, area_code: areaCode, short_name: shortName },
      ...{ number_word: numberWord, number_pattern: numberPattern, valid_from: from },
    };
  });
  await db.write.transaction(async (trx) => {
    await trx('committees').insert(committeeRows).onConflict('id').ignore();
    await trx.batchInsert('cases', caseRows, 20);
    await trx.batchInsert('proceedings', proceedingRows, 50);
    await trx.batchInsert('case_committees', joiningRows, 50);
  });
}
