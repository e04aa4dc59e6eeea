import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listReadings } from '../../../src/cases/core/reading-read-model.ts';
import { readsTalks, seesStatusOnly } from '../../../src/cases/core/reading-rule.ts';
import { roleNames } from '../../../src/identity/viewer.ts';
import { eachDatabase } from '../../support/database.ts';
import { kelu, viewer, writeCases } from '../lists/list-world.ts';

const people = ['p-lin', 'p_lin', 'p-li', 'p-zhou'];
const committees = ['c-kelu', 'c-fucheng'];
const oneOrNone = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: null });

const cases = fc.record({
  committeeId: oneOrNone(committees),
  mediatedBy: fc.subarray(committees),
  assignments: fc.array(
    fc.record({
      mediatorId: fc.constantFrom(...people),
      coMediatorIds: fc.subarray(people),
      recorderId: oneOrNone(people),
      state: fc.constantFrom('given', 'acknowledged', 'declined'),
    }),
    { maxLength: 2 },
  ),
});
const viewers = fc
  .record({
    role: fc.constantFrom(...roleNames),
    personId: oneOrNone(people),
    committeeId: oneOrNone(committees),
  })
  .map(({ role, ...rest }) => viewer(role, kelu, rest));

eachDatabase((_name, open) => {
  test('cases of any kind, asked by anybody, are read as far in a list as one by one', async () => {
    const database = await open();
    const drawn = fc.sample(cases, { numRuns: 40, seed: 4 });
    await writeCases(
      database,
      drawn.map(({ committeeId }, index) => ({ id: `case${index}`, committeeId })),
    );
    const at = '2026-11-20T02:00:00.000Z';
    await database.uow.run(async ({ knex }) => {
      for (const [index, { mediatedBy, assignments }] of drawn.entries()) {
        const caseId = `case${index}`;
        for (const [no, committeeId] of mediatedBy.entries()) {
          await knex('proceedings').insert({
            ...{ id: `${caseId}-${no}`, case_id: caseId, no, number: String(no), committee_id: committeeId },
            ...{ accepted_at: at, accepted_on: '2026-11-20' },
          });
        }
        for (const [no, one] of assignments.entries()) {
          await knex('assignments').insert({
            ...{ id: `${caseId}-a${no}`, case_id: caseId, proceeding_id: 'any', assigned_at: at },
            ...{ mediator_id: one.mediatorId, recorder_id: one.recorderId, state: one.state },
            co_mediator_ids: JSON.stringify(one.coMediatorIds),
          });
        }
      }
    });
    const seen = { status: 0, file: 0, talks: 0 };
    try {
      for (const as of fc.sample(viewers, { numRuns: 60, seed: 5 })) {
        const asked = drawn.map(({ committeeId }, index) => ({ id: `case${index}`, committeeId }));
        const readings = await listReadings(database.db.read, as, asked);
        for (const [index, one] of drawn.entries()) {
          const heard = {
            committeeIds: one.mediatedBy,
            personIds: one.assignments.flatMap(({ state, mediatorId, coMediatorIds, recorderId }) =>
              state === 'declined' ? [] : [mediatorId, ...coMediatorIds, recorderId ?? ''],
            ),
          };
          const reading = seesStatusOnly(as, one) ? 'status' : readsTalks(as, heard) ? 'talks' : 'file';
          seen[reading] += 1;
          expect(readings.get(`case${index}`), JSON.stringify([as, one])).toBe(reading);
        }
      }
    } finally {
      await database.close();
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });
});
