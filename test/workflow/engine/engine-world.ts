import { demoAreas } from '../../../seeds/demo-offices.ts';
import type { Instant } from '../../../src/platform/clock.ts';
import { asInstant } from '../../../src/platform/clock.ts';
import type { Db } from '../../../src/platform/database/connect.ts';
import { AppError } from '../../../src/platform/errors.ts';
import type { ActingRole } from '../../../src/workflow/definitions/definition.ts';
import type { Actor } from '../../../src/workflow/definitions/ports.ts';
import type { DefinitionSet } from '../../../src/workflow/definitions/registry.ts';
import type { CommandInput, CommandOutcome } from '../../../src/workflow/engine/engine.ts';
import type { OpenTestDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

export const atOnce = '2026-11-24T09:00:00+08:00';

export interface EngineWorld {
  readonly office: TestOffice;
  readonly caseId: string;
  fire(event: string, data?: unknown, more?: Partial<CommandInput>): Promise<CommandOutcome>;
  stateRev(): Promise<number>;
  rows(table: string): Promise<Record<string, string | number | null>[]>;
}

/** Everybody at once: what the roles may do is tested elsewhere. */
export function actor(...roles: ActingRole[]): Actor {
  const all: ActingRole[] = ['clerk', 'mediator', 'chair', 'coordinator'];
  return { accountId: 'demo-account-clerk', name: '黄丽珍', roles: roles.length > 0 ? roles : all };
}

/** An office with one dispute between two neighbours in triage, with the lifecycles of the program if no others are given. */
export async function withCase(
  open: OpenTestDatabase,
  work: (world: EngineWorld) => Promise<void>,
  own: { readonly registeredAt?: string; readonly lifecycles?: DefinitionSet } = {},
): Promise<void> {
  const { registeredAt = atOnce, ...lifecycles } = own;
  const office = await openOffice(open, atOnce, lifecycles);
  try {
    const { id: caseId } = await office.cases.service.registerCase(await office.as('clerk'), {
      type: 'general',
      summary: '两家因屋后水渠改道争执，已劝开。',
      areaCode: demoAreas.town,
      reportedAt: registeredAt,
      parties: [
        { side: 'applicant', kind: 'person', name: '陈志明' },
        { side: 'respondent', kind: 'person', name: '林国栋' },
      ],
    });
    const fire: EngineWorld['fire'] = (event, data = {}, more = {}) =>
      office.engine.command({ kind: 'case', subjectId: caseId, event, data, actor: actor(), ...more });
    await work({
      office,
      caseId,
      fire,
      stateRev: async () => (await office.db.read('cases').where('id', caseId).first('state_rev')).state_rev,
      rows: async (table) => office.db.read(table).where(columnOf(table), caseId),
    });
  } finally {
    await office.close();
  }
}

const columnOf = (table: string): string =>
  ['history', 'outbox', 'deadlines'].includes(table) ? 'subject_id' : 'case_id';

export const acceptance = (on: string) => ({
  committeeId: 'demo-committee-town',
  applicationForm: 'oral',
  applicationReceivedOn: on,
});

/** From triage to the mediator's preparation, each step with its true time. */
export async function takeCase(world: EngineWorld, at: Instant): Promise<void> {
  await world.fire('accept', acceptance(at.slice(0, 10)), { occurredAt: at });
  await world.fire('assign', { mediatorId: 'demo-person-mediator' }, { occurredAt: at });
  await world.fire('acknowledge', { noInterestDeclared: true }, { occurredAt: at });
}

export async function refusalOf(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** What an intruder with the database file could do: the triggers of the history are gone. */
export async function dropHistoryTriggers(db: Db, dialect: string): Promise<void> {
  if (dialect === 'postgres') {
    await db.raw('alter table history disable trigger user');
    return;
  }
  for (const event of ['update', 'delete', 'insert'])
    await db.raw('drop trigger ??', [`history_no_${event}`]);
}

export const instant = asInstant;
