import { createAgreementsModule } from '../../src/agreements/agreements-module.ts';
import { agreementFacts } from '../../src/agreements/record/agreement-facts.ts';
import { asInstant, fixedClock } from '../../src/platform/clock.ts';
import { ValidationError } from '../../src/platform/errors.ts';
import { parseData } from '../../src/platform/form-data.ts';
import type { ActingRole, Facts } from '../../src/workflow/definitions/definition.ts';
import type { EventHandler, HandlerContext, Subject } from '../../src/workflow/definitions/ports.ts';
import { agreementsEvents } from '../../workflows/vocabulary/agreements/events.ts';
import { type OpenTestDatabase, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { currentVersion, traitsOf } from '../support/versions.ts';

const manners: Readonly<Record<string, { zh: string; en: string }>> = {
  payOnce: { zh: '货币一次给付', en: 'Payment at once' },
  payInstalments: { zh: '货币分期给付', en: 'Payment in instalments' },
  markBoundary: { zh: '确认边界并立桩', en: 'Marking the boundary' },
  vacate: { zh: '腾退', en: 'Vacating' },
};

export const clock = fixedClock('2020-03-31T08:00:00.000Z');
export const deps = { clock, traitsOf, mannerLabel: (code: string) => manners[code] };
export const module = createAgreementsModule(deps);

type Row = Record<string, unknown>;

/** A case as the other features leave it when the mediator starts to draft. */
export class CaseBench {
  readonly test: TestDatabase;
  readonly deadlines: { opened: Row[]; closed: Row[] } = { opened: [], closed: [] };
  readonly type: string;
  readonly id: string;

  constructor(test: TestDatabase, type: string, id = 'case-1') {
    this.test = test;
    this.type = type;
    this.id = id;
  }

  get subject(): Subject {
    return {
      kind: 'case',
      id: this.id,
      type: this.type,
      defId: this.type,
      defVersion: 1,
      rev: 1,
      stateRev: 1,
      state: 'drafting',
      phase: 'drafting',
      overlays: { hold: 'none', risk: 'none', level: 'town', supervision: 'none' },
      historyHash: '',
      areaPath: '/440000/',
    };
  }

  get db() {
    return this.test.db.read;
  }

  async insert(table: string, ...rows: Row[]): Promise<void> {
    await this.test.uow.run(async (tx) => {
      await tx.knex(table).insert(rows);
    });
  }

  /** Fires one event as the engine does: parse the form, run the handler, then the effects asked for. */
  async fire(
    event: string,
    data: Row,
    options: { at?: string; effects?: readonly string[]; roles?: readonly ActingRole[] } = {},
  ): Promise<Row> {
    const spec = agreementsEvents.find((one) => one.name === event);
    if (!spec) throw new Error(`no event ${event}`);
    const parsed = parseData(spec.form, data);
    if (!parsed.ok) {
      if (parsed.unknown.length > 0) throw new Error(`unknown fields ${parsed.unknown.join()}`);
      throw new ValidationError(parsed.problems);
    }
    const notes: Row = {};
    await this.test.uow.run(async (tx) => {
      const context: HandlerContext = {
        tx,
        subject: this.subject,
        event,
        data: parsed.data,
        actor: { accountId: 'acc-1', name: '吴建国', roles: options.roles ?? ['mediator'] },
        occurredAt: asInstant(options.at ?? '2020-02-26T02:00:00.000Z'),
        recordedAt: asInstant('2020-03-31T08:00:00.000Z'),
        facts: {},
        seq: 1,
        set: () => undefined,
        note: (values) => Object.assign(notes, values),
        choose: () => undefined,
        openDeadline: (deadline) => this.deadlines.opened.push({ ...deadline }),
        goOnAs: () => undefined,
        extendDeadline: () => undefined,
        closeDeadline: (key, outcome) => this.deadlines.closed.push({ key, outcome }),
      };
      const handler = module.workflow.handlers?.[event] as EventHandler | undefined;
      await handler?.(context);
      for (const kind of options.effects ?? []) {
        await module.workflow.effects?.[kind]?.({ ...context, effect: { kind } });
      }
    });
    return notes;
  }

  facts(): Promise<Facts> {
    const moment = { actorId: null, at: asInstant('2020-03-31T08:00:00.000Z') };
    return agreementFacts(deps)(this.db, this.subject, moment);
  }

  record() {
    return module.readAgreementsRecord(this.db, this.id);
  }
}

/** Codes of the problems a refused event gives, with their paths. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ path: string; code: string; basis?: string }[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ValidationError) {
      return error.problems.map(({ path, code, basis }) => ({ path, code, ...(basis ? { basis } : {}) }));
    }
    throw error;
  }
  throw new Error('was not refused');
}

const base = {
  code: 'DF20200218A',
  channel: 'windowVisit',
  area_code: '440882103',
  area_path: '/440000/440800/440882/440882103/',
  town_code: '440882103',
  occurred_on: '2020-02-10',
  registered_at: '2020-02-18T01:00:00.000Z',
  registered_on: '2020-02-18',
  registered_ym: 202002,
  details: '{}',
  def_version: currentVersion('land'),
  rev: 1,
  state_rev: 1,
  state: '"drafting"',
  phase: 'drafting',
  hold: 'none',
  risk: 'none',
  level: 'town',
  supervision: 'none',
  is_open: 1,
  is_demo: 1,
  history_hash: '',
  created_by: 'acc-1',
  updated_at: '2020-02-18T01:00:00.000Z',
};

interface PartyRow {
  id: string;
  side: string;
  kind: string;
  name: string;
  head_name?: string;
  birth_on?: string;
}

/** Opens a database with one case of this type, accepted by the committee of Kelu and assigned to Wu Jianguo. */
export async function openBench(
  open: OpenTestDatabase = openTestDatabase,
  input: { type: string; title: string; parties: readonly PartyRow[]; landKind?: string },
): Promise<CaseBench> {
  const bench = new CaseBench(await open(), input.type);
  const names = (side: string): string =>
    input.parties
      .filter((party) => party.side === side)
      .map((party) => party.name)
      .join('、');
  await bench.insert('cases', {
    ...base,
    id: bench.id,
    number: '（2020）客路人调字第7号',
    type: input.type,
    title: input.title,
    summary: `${input.title}的简要情况`,
    land_kind: input.landKind ?? null,
    def_id: input.type,
    committee_id: 'com-kelu',
    applicant_names: names('applicant'),
    respondent_names: names('respondent'),
  });
  await bench.insert(
    'parties',
    ...input.parties.map((party, index) => ({
      case_id: bench.id,
      no: index + 1,
      created_at: base.registered_at,
      head_name: null,
      birth_on: null,
      ...party,
    })),
  );
  for (const [id, name, area] of [
    ['com-kelu', '客路镇人民调解委员会', '440882103'],
    ['com-fucheng', '附城镇人民调解委员会', '440882104'],
  ] as const) {
    await bench.insert('committees', {
      id,
      name,
      short_name: name.slice(0, 2),
      kind: 'town',
      area_code: area,
      number_word: '客路',
      number_pattern: '（{year}）{org}人调字第{n}号',
      telephone: '0759-8800000',
      address: '客路镇综治中心一楼',
      valid_from: '2011-01-01',
    });
  }
  await bench.insert(
    'people',
    ...[
      ['p-wu', '吴建国', 1],
      ['p-lin', '林小梅', 0],
    ].map(([id, name, isMediator]) => ({
      id,
      name,
      is_mediator: isMediator,
      committee_id: 'com-kelu',
      area_code: '440882103',
      valid_from: '2015-01-01',
    })),
  );
  await bench.insert('seals', seal('seal-kelu', 'com-kelu', '客路镇人民调解委员会印章'));
  await bench.insert('seals', seal('seal-fucheng', 'com-fucheng', '附城镇人民调解委员会印章'));
  await bench.insert('seals', {
    ...seal('seal-old', 'com-kelu', '客路镇人民调解委员会旧印章'),
    valid_to: '2018-01-01',
  });
  await bench.insert('proceedings', {
    id: 'pro-1',
    case_id: bench.id,
    no: 1,
    number: '（2020）客路人调字第7号',
    committee_id: 'com-kelu',
    accepted_at: '2020-02-19T01:00:00.000Z',
    accepted_on: '2020-02-19',
  });
  await bench.insert('assignments', {
    id: 'asg-1',
    case_id: bench.id,
    proceeding_id: 'pro-1',
    mediator_id: 'p-wu',
    co_mediator_ids: '[]',
    recorder_id: 'p-lin',
    state: 'acknowledged',
    assigned_at: '2020-02-19T02:00:00.000Z',
  });
  return bench;
}

function seal(id: string, committee: string, name: string): Row {
  return { id, committee_id: committee, name, valid_from: '2011-01-01', valid_to: null };
}

export const villages: readonly PartyRow[] = [
  { id: 'maigang', side: 'applicant', kind: 'village', name: '客路镇迈港村', head_name: '陈村长' },
  { id: 'longqiu', side: 'respondent', kind: 'village', name: '客路镇龙秋村', head_name: '李村长' },
];
export const neighbours: readonly PartyRow[] = [
  { id: 'zhang', side: 'applicant', kind: 'person', name: '张三' },
  { id: 'li', side: 'respondent', kind: 'person', name: '李四' },
];

/** A complete draft between the two first parties, paid in two instalments. */
export function goodDraft(applicant: string, respondent: string): Row {
  return {
    kind: 'agreement',
    title: '人民调解协议书',
    facts: '双方因界线发生争执。',
    issues: '界线和损失。',
    responsibility: '甲方清除作物，应当补偿。',
    clauses: '一、以旧田埂为界。\n二、补偿损失。',
    obligations: [
      {
        debtorPartyId: applicant,
        creditorPartyId: respondent,
        manner: 'payInstalments',
        content: '第一期补偿款',
        amountFen: 300_000,
        dueOn: '2020-03-10',
        place: '转账',
      },
      {
        debtorPartyId: applicant,
        creditorPartyId: respondent,
        manner: 'payInstalments',
        content: '第二期补偿款',
        amountFen: 300_000,
        dueOn: '2020-04-10',
      },
    ],
    breach: '依法承担违约责任。',
    totalFen: 600_000,
  };
}

/** Both villages decide by a group meeting and name their representatives. */
export async function passResolutions(bench: CaseBench): Promise<void> {
  for (const [party, name] of [
    ['maigang', '陈堃'],
    ['longqiu', '䶮志强'],
  ] as const) {
    await bench.insert('resolutions', {
      id: `res-${party}`,
      case_id: bench.id,
      party_id: party,
      kind: 'group',
      held_on: '2020-02-24',
      place: '祠堂',
      entitled: 90,
      present: 70,
      votes_for: 66,
      votes_against: 2,
      abstained: 2,
      is_passed: 1,
      matter: '同意调解并授权签署',
      basis: '村民委员会组织法第三十二条',
      recorded_at: '2020-02-24T10:00:00.000Z',
    });
    await bench.insert('party_people', {
      id: `rep-${party}`,
      case_id: bench.id,
      party_id: party,
      resolution_id: `res-${party}`,
      capacity: 'representative',
      name,
      post: '村民代表',
      matters: '[]',
      valid_from: '2020-02-24',
      created_at: '2020-02-24T10:00:00.000Z',
    });
  }
}
