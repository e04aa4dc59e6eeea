import { AuditLog } from '../../../src/audit/audit-log.ts';
import { EarlierService } from '../../../src/cases/earlier/earlier-service.ts';
import { fixedClock } from '../../../src/platform/clock.ts';
import type { TestDatabase } from '../../support/database.ts';

/** Where somebody stands on a case. */
export type Place = 'party' | 'left' | 'unknown' | 'organisation' | 'member' | 'guardian' | 'agent' | 'head';

export interface Someone {
  readonly id: string;
  readonly caseId: string;
  readonly place: Place;
  readonly name: string;
  readonly idNo: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

export function earlierService({ db, uow }: TestDatabase): EarlierService {
  return new EarlierService({ db, uow, clock: fixedClock('2026-11-24T02:00:00Z'), audit: new AuditLog() });
}

const at = '2026-11-01T02:00:00.000Z';

/** Writes people as registration leaves them, with the numbers' blind indexes as they are given. */
export async function writePeople({ uow }: TestDatabase, people: readonly Someone[]): Promise<void> {
  await uow.run(async ({ knex }) => {
    for (const [index, one] of people.entries()) {
      const { id, place, name } = one;
      const common = { id, case_id: one.caseId, name, created_at: at };
      const numbers = { id_no_index: one.idNo, phone_index: one.phone };
      if (place === 'member') {
        const party = {
          id: `${id}-group`,
          case_id: one.caseId,
          no: index + 1,
          side: 'applicant',
          kind: 'group',
        };
        await knex('parties').insert({ ...party, name: '工人', created_at: at });
        const claim = { claim_fen: 0, paid_fen: 0, confirmation: 'pending', no: 1, party_id: party.id };
        await knex('party_members').insert({ ...common, ...numbers, ...claim });
      } else if (place === 'guardian' || place === 'agent' || place === 'head') {
        await knex('party_people').insert({
          ...common,
          ...numbers,
          party_id: `${id}-party`,
          capacity: place,
        });
      } else {
        await knex('parties').insert({
          ...common,
          ...numbers,
          ...{ no: index + 1, side: 'applicant', address: one.address },
          kind: place === 'organisation' ? 'organisation' : 'person',
          is_unknown: place === 'unknown' ? 1 : 0,
          ...(place === 'left' && { left_at: at, left_how: 'died' }),
        });
      }
    }
  });
}
