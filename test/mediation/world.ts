import { expect } from 'vitest';
import { createMediationModule, type MediationModule } from '../../src/mediation/mediation-module.ts';
import { asDay, asInstant, fixedClock, legalDay } from '../../src/platform/clock.ts';
import { createFieldCrypto } from '../../src/platform/crypto/field-crypto.ts';
import { type Problem, ValidationError } from '../../src/platform/errors.ts';
import { parseData } from '../../src/platform/form-data.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Facts } from '../../src/workflow/definitions/definition.ts';
import type { EffectContext, HandlerContext, Subject } from '../../src/workflow/definitions/ports.ts';
import { mediationEvents } from '../../workflows/vocabulary/mediation/events.ts';
import type { OpenTestDatabase, TestDatabase } from '../support/database.ts';
import { currentVersion, traitsOf } from '../support/versions.ts';

export const town = 'committee-town';
const acceptedAt = '2020-02-18T15:00:00+08:00';

export interface PartySpec {
  readonly side: 'applicant' | 'respondent' | 'third';
  readonly kind: 'person' | 'organisation' | 'village' | 'group';
  readonly name: string;
  readonly phone?: string;
  readonly members?: number;
}

export const twoVillages: readonly PartySpec[] = [
  { side: 'applicant', kind: 'village', name: '迈港村' },
  { side: 'respondent', kind: 'village', name: '龙秋村' },
];
export const tenantAndLandlord: readonly PartySpec[] = [
  { side: 'applicant', kind: 'person', name: '周玥', phone: '13800000021' },
  { side: 'respondent', kind: 'person', name: '郑翀', phone: '13800000022' },
];
export const workersAndEmployer: readonly PartySpec[] = [
  { side: 'applicant', kind: 'group', name: '二十名工人', members: 20 },
  { side: 'respondent', kind: 'organisation', name: '宏达建材有限公司' },
];

/** One accepted case with people in office; events go through their forms to the handlers, without the engine. */
export async function openWorld(
  open: OpenTestDatabase,
  options: { type?: string; parties: readonly PartySpec[]; isAccepted?: boolean },
): Promise<World> {
  const base = await open();
  const crypto = createFieldCrypto('a-secret-that-only-tests-know-0123456789');
  const clock = fixedClock('2020-03-01T09:00:00+08:00');
  const world = new World(
    base,
    createMediationModule({ clock, crypto, traitsOf }),
    options.type ?? 'general',
  );
  await base.uow.run(async ({ knex }) => {
    await knex('committees').insert(committeeRow(town, '客路镇人民调解委员会'));
    await knex('people').insert([
      personRow('chen', '陈调解', { telephone: '13900000001' }),
      personRow('huang', '黄调解', {}),
      personRow('zhou', '周玥的亲属', { telephone: '13800000021' }),
      personRow('li', '李记录', { is_mediator: 0 }),
      personRow('old', '退休调解员', { valid_to: '2020-01-01' }),
      personRow('other', '外镇调解员', { committee_id: 'committee-other' }),
    ]);
    await knex('dictionary_entries').insert({
      dictionary: 'terminationReasons',
      code: 'timeOut',
      label_zh: '期限届满',
      label_en: 'Time over',
      sort: 1,
      valid_from: '2020-01-01',
    });
    await knex('cases').insert(caseRow(world.caseId, world.subject.type));
    for (const [index, party] of options.parties.entries()) {
      await knex('parties').insert({
        id: party.name,
        case_id: world.caseId,
        no: index + 1,
        side: party.side,
        kind: party.kind,
        name: party.name,
        phone_index: party.phone === undefined ? null : crypto.blindIndex('phone', party.phone),
        created_at: asInstant(acceptedAt),
      });
      const members = Array.from({ length: party.members ?? 0 }, (_, n) =>
        memberRow(world.caseId, party.name, n + 1),
      );
      if (members.length > 0) await knex('party_members').insert(members);
    }
  });
  if (options.isAccepted !== false) await world.effect('openProceeding', {}, { at: acceptedAt });
  return world;
}

export class World {
  readonly caseId = newId();
  readonly base: TestDatabase;
  readonly module: MediationModule;
  readonly subject: Subject;
  readonly changes: Record<string, unknown> = {};
  readonly notes: Record<string, unknown> = {};

  constructor(base: TestDatabase, module: MediationModule, type: string) {
    this.base = base;
    this.module = module;
    this.subject = {
      kind: 'case',
      id: this.caseId,
      type,
      defId: type,
      defVersion: 1,
      rev: 1,
      stateRev: 1,
      state: 'preparing',
      phase: 'preparing',
      overlays: { hold: 'none', risk: 'none', level: 'town', supervision: 'none' },
      historyHash: '',
      areaPath: '/440000/',
    };
  }

  get db() {
    return this.base.db.read;
  }

  async fire(event: string, data: object, at = '2020-02-20T10:00:00+08:00'): Promise<void> {
    const spec = mediationEvents.find((one) => one.name === event);
    const handler = this.module.workflow.handlers?.[event];
    if (!spec || !handler) throw new Error(`no event ${event}`);
    const parsed = parseData(spec.form, data, asDay('2020-03-01'));
    if (!parsed.ok) throw new ValidationError(parsed.problems);
    await this.base.uow.run((tx) =>
      handler({ ...this.context(event, at), tx, data: parsed.data } as HandlerContext<never>),
    );
  }

  async effect(kind: string, data: Facts, { event = 'accept', at = acceptedAt } = {}): Promise<void> {
    const run = this.module.workflow.effects?.[kind];
    if (!run) throw new Error(`no effect ${kind}`);
    await this.base.uow.run((tx) =>
      run({ ...this.context(event, at), tx, effect: { kind, data } } as EffectContext),
    );
  }

  private context(event: string, at: string): Omit<HandlerContext, 'tx' | 'data'> {
    const refuseDeadline = (): never => {
      throw new Error('mediation opens no deadline of its own');
    };
    return {
      subject: this.subject,
      event,
      actor: { accountId: 'account-1', name: '陈调解', roles: ['mediator'] },
      occurredAt: asInstant(at),
      recordedAt: asInstant('2020-03-01T09:00:00+08:00'),
      facts: {},
      seq: 2,
      set: (changes) => void Object.assign(this.changes, changes),
      note: (values) => void Object.assign(this.notes, values),
      choose: refuseDeadline,
      openDeadline: refuseDeadline,
      closeDeadline: refuseDeadline,
      goOnAs: () => undefined,
      extendDeadline: refuseDeadline,
    };
  }

  /** The first problem an event is refused with. */
  async refusal(event: string, data: object, at?: string): Promise<Problem> {
    const error: unknown = await this.fire(event, data, at).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ValidationError);
    const [problem] = (error as ValidationError).problems;
    if (!problem) throw new Error('refused without a reason');
    return problem;
  }

  async facts(): Promise<Facts> {
    const [contribute] = this.module.workflow.facts ?? [];
    if (!contribute) throw new Error('no facts');
    return contribute(this.db, this.subject, { actorId: null, at: asInstant('2020-03-31T08:00:00.000Z') });
  }

  async record() {
    return this.module.readMediationRecord(this.db, this.caseId);
  }

  async assigned(): Promise<void> {
    await this.fire('assign', { mediatorId: 'chen', recorderId: 'li' }, '2020-02-19T09:00:00+08:00');
    await this.fire('acknowledge', { noInterestDeclared: true }, '2020-02-19T10:00:00+08:00');
  }

  close(): Promise<void> {
    return this.base.close();
  }
}

/** Runs a test in a world of its own. */
export async function inWorld(
  open: OpenTestDatabase,
  options: Parameters<typeof openWorld>[1],
  run: (world: World) => Promise<void>,
): Promise<void> {
  const world = await openWorld(open, options);
  try {
    await run(world);
  } finally {
    await world.close();
  }
}

const committeeRow = (id: string, name: string) => ({
  id,
  name,
  short_name: '客路',
  kind: 'town',
  area_code: '440882103',
  number_word: '客路',
  number_pattern: '（{year}）{org}人调字第{n}号',
  address: '客路镇综治中心',
  valid_from: '2019-01-01',
});

const personRow = (id: string, name: string, rest: Record<string, string | number | null>) => ({
  id,
  name,
  post: '调解员',
  committee_id: town,
  area_code: '440882103',
  is_mediator: 1,
  telephone: null,
  valid_from: '2019-01-01',
  valid_to: null,
  ...rest,
});

const memberRow = (caseId: string, partyId: string, no: number) => ({
  id: `工人${no}`,
  case_id: caseId,
  party_id: partyId,
  no,
  name: `工人${no}`,
  claim_fen: 900_000,
  confirmation: 'pending',
  created_at: asInstant(acceptedAt),
});

function caseRow(id: string, type: string) {
  const at = asInstant(acceptedAt);
  return {
    id,
    code: id,
    number: '（2020）客路人调字第1号',
    type,
    title: '纠纷',
    summary: '纠纷',
    channel: 'windowVisit',
    area_code: '440882103',
    area_path: '/440000/',
    town_code: '440882103',
    occurred_on: '2020-02-18',
    registered_at: at,
    registered_on: legalDay(at),
    registered_ym: 202002,
    committee_id: town,
    applicant_names: '甲',
    respondent_names: '乙',
    details: type === 'lease' ? JSON.stringify({ depositFen: 820_000 }) : '{}',
    def_id: type,
    def_version: currentVersion(type),
    rev: 1,
    state_rev: 1,
    state: '"preparing"',
    phase: 'preparing',
    hold: 'none',
    risk: 'none',
    level: 'town',
    supervision: 'none',
    is_open: 1,
    history_hash: '',
    created_by: 'account-1',
    updated_at: at,
  };
}
