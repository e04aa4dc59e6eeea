import { caseTable } from '../../../src/cases/core/case.ts';
import { saveSeats } from '../../../src/cases/core/seats-repository.ts';
import type { ListAreas } from '../../../src/cases/lists/list-routes.ts';
import { indexCase } from '../../../src/cases/search/indexing.ts';
import type { RoleName, Viewer } from '../../../src/identity/viewer.ts';
import type { Area, AreaLevel } from '../../../src/offices/area.ts';
import { pathBelow } from '../../../src/offices/area.ts';
import { AreaTree } from '../../../src/offices/area-tree.ts';
import { Dictionaries } from '../../../src/offices/dictionaries.ts';
import type { Committee, Person } from '../../../src/offices/office.ts';
import { Offices } from '../../../src/offices/offices.ts';
import { usualColours } from '../../../src/offices/thresholds.ts';
import { asDay, asInstant, legalDay } from '../../../src/platform/clock.ts';
import type { TestDatabase } from '../../support/database.ts';
import { currentVersion, traitsOf } from '../../support/versions.ts';

const validFrom = asDay('2000-01-01');
export const county = '440882';
export const kelu = '440882103';
export const fucheng = '440882104';
export const maigang = '440882103201';
export const longqiu = '440882103202';

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
export const tree = new AreaTree([
  leizhou,
  keluTown,
  fuchengTown,
  area(maigang, '迈港村', 'village', keluTown),
  area(longqiu, '龙秋村', 'village', keluTown),
  area('440882104201', '南田村', 'village', fuchengTown),
]);

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
const mediator = {
  id: 'p-lin',
  name: '林文海',
  committeeId: 'c-kelu',
  isMediator: true,
  validFrom,
  validTo: null,
};
const offices = new Offices(tree, {
  organisations: [],
  committees: [
    committee('c-kelu', '客路镇人民调解委员会', kelu),
    committee('c-fucheng', '附城镇人民调解委员会', fucheng),
  ],
  people: [mediator as unknown as Person],
  duties: [],
  seals: [],
});

const entry = (dictionary: string, code: string, zh: string) => ({
  dictionary,
  code,
  label: { zh, en: code },
  sort: 0,
  basis: null,
  validFrom: asDay('2011-01-01'),
  validTo: null,
});
const dictionaries = new Dictionaries([
  entry('channels', 'windowVisit', '窗口来访'),
  entry('disputeTypes', 'labor', '劳动'),
  entry('disputeTypes', 'land', '土地'),
  entry('disputeTypes', 'lease', '租赁'),
  entry('disputeTypes', 'general', '一般'),
]);

export const areas: ListAreas = {
  tree,
  offices,
  findArea: (code) => tree.find(code),
  findPerson: (id) => offices.findPerson(id),
  findCommittee: (id) => offices.findCommittee(id),
  townOf: (code) => tree.ancestorAt(code, 'town'),
  villageOf: (code) => tree.ancestorAt(code, 'village'),
  dictionaries,
  colours: () => usualColours,
  dictionaryLabel: (name, code, locale) => dictionaries.labelOf(name, code, locale),
};

export function viewer(role: RoleName, areaCode = kelu, more: Partial<Viewer> = {}): Viewer {
  return {
    accountId: `account-${role}`,
    username: role,
    displayName: role,
    role,
    areaCode,
    areaPath: tree.get(areaCode).path,
    committeeId: role === 'chair' ? 'c-kelu' : null,
    organisationId: null,
    personId: role === 'mediator' ? 'p-lin' : null,
    locale: 'zh-CN',
    via: 'session',
    scopes: [],
    ...more,
  };
}

export interface CaseSeed {
  id: string;
  title?: string;
  summary?: string;
  names?: readonly string[];
  areaCode?: string;
  type?: 'labor' | 'land' | 'lease' | 'general';
  phase?: string;
  dueOn?: string | null;
  hold?: string;
  risk?: string;
  registeredAt?: string;
  mediatorId?: string | null;
  committeeId?: string | null;
  number?: string | null;
  createdBy?: string;
  resolvedAt?: string | null;
  level?: string;
  supervision?: string;
  leaderAccountId?: string | null;
  coMediatorIds?: readonly string[];
  readerIds?: readonly string[];
  jointCommittees?: readonly { readonly id: string; readonly areaPath: string }[];
}

const ended = ['closed', 'archived', 'void', 'refused'];

/** Writes case rows with their parties and search tokens, as registration leaves them. */
export async function writeCases(database: TestDatabase, seeds: readonly CaseSeed[]): Promise<void> {
  await database.uow.run(async (tx) => {
    for (const seed of seeds) {
      const areaCode = seed.areaCode ?? maigang;
      const registeredAt = asInstant(seed.registeredAt ?? '2026-11-01T02:00:00Z');
      const townCode = tree.ancestorAt(areaCode, 'town')?.code ?? '';
      const villageCode = tree.ancestorAt(areaCode, 'village')?.code ?? null;
      const row = {
        id: seed.id,
        code: `DF${seed.id.toUpperCase()}`,
        number: seed.number ?? null,
        title: seed.title ?? `纠纷${seed.id}`,
        summary: seed.summary ?? '',
        place: null,
        type: seed.type ?? 'land',
      } as const;
      const phase = seed.phase ?? 'triage';
      const defVersion = currentVersion(row.type);
      const named = {
        coMediatorIds: seed.coMediatorIds ?? [],
        readerIds: seed.readerIds ?? [],
        jointCommittees: seed.jointCommittees ?? [],
      };
      await tx.knex('cases').insert({
        ...row,
        channel: 'windowVisit',
        area_code: areaCode,
        area_path: tree.get(areaCode).path,
        town_code: townCode,
        village_code: villageCode,
        occurred_on: legalDay(registeredAt),
        registered_at: registeredAt,
        registered_on: legalDay(registeredAt),
        registered_ym: 202611,
        resolved_at: seed.resolvedAt ?? null,
        committee_id: seed.committeeId ?? null,
        mediator_id: seed.mediatorId ?? null,
        applicant_names: '',
        respondent_names: '',
        details: '{}',
        def_id: row.type,
        def_version: defVersion,
        rev: 1,
        state_rev: 1,
        state: JSON.stringify(phase),
        phase,
        hold: seed.hold ?? 'none',
        risk: seed.risk ?? 'none',
        level: seed.level ?? 'town',
        supervision: seed.supervision ?? 'none',
        leader_account_id: seed.leaderAccountId ?? null,
        ...caseTable.toChanges(named),
        is_open: ended.includes(phase) ? 0 : 1,
        is_leaders_matter: traitsOf({ defId: row.type, defVersion }).isLeadersMatter ? 1 : 0,
        due_on: seed.dueOn ?? null,
        history_hash: '',
        created_by: seed.createdBy ?? 'account-other',
        updated_at: registeredAt,
      });
      await saveSeats(tx, seed.id, named);
      const names = seed.names ?? [];
      for (const [index, name] of names.entries()) {
        await tx.knex('parties').insert({
          id: `${seed.id}-${index}`,
          case_id: seed.id,
          no: index + 1,
          side: index === 0 ? 'applicant' : 'respondent',
          kind: 'person',
          name,
          created_at: registeredAt,
        });
      }
      await indexCase(tx, { ...row, townCode, villageCode, registeredAt });
    }
  });
}
