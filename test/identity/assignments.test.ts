import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoAreas } from '../../seeds/demo-offices.ts';
import type { Assignment } from '../../src/identity/assignments/places.ts';
import { assignmentOf } from '../../src/identity/assignments/places.ts';
import { Road } from '../mediation/proceedings-world.ts';
import { eachDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

const [asker, decider] = ['demo-account-sysadmin', 'demo-account-secadmin'];
const clerk = 'demo-account-clerk';

eachDatabase((_name, open) => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openOffice(open);
  });
  afterEach(() => office.close());

  const toMediator = (): Assignment => {
    const found = assignmentOf({ role: 'mediator', personId: 'demo-person-mediator2' }, office.places);
    if (!found.ok) throw new Error('refused');
    return found.assignment;
  };

  test('assignment, made of a person in office, takes name, committee and area from there', () => {
    expect(toMediator()).toEqual({
      displayName: '何秀兰',
      role: 'mediator',
      areaCode: demoAreas.town,
      committeeId: 'demo-committee-town',
      organisationId: null,
      personId: 'demo-person-mediator2',
    });
  });

  test.each([
    [{ role: 'chair', displayName: '某人', areaCode: demoAreas.town }, 'personId needsCommittee'],
    [{ role: 'chair', personId: 'demo-person-clerk' }, 'personId needsCommittee'],
    [
      { role: 'clerk', personId: 'nobody', areaCode: demoAreas.town, displayName: '某人' },
      'personId notInList',
    ],
    [{ role: 'auditor', displayName: '某人' }, 'areaCode required'],
    [{ role: 'auditor', displayName: '某人', areaCode: '999999' }, 'areaCode areaUnknown'],
  ] as const)('assignment %o, made, is refused beside its field', (said, refusal) => {
    const found = assignmentOf(said, office.places);

    expect(found.ok ? [] : found.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([refusal]);
  });

  test('change of assignment, asked and approved, holds only from then on and is audited', async () => {
    const { assignments, accounts } = office;
    expect(await assignments.ask(asker, clerk, toMediator())).toBe(true);
    expect((await accounts.findById(clerk))?.role).toBe('clerk');
    const [waiting] = await assignments.listWaiting();

    await assignments.decide(decider, String(waiting?.id), true);

    expect(await accounts.findById(clerk)).toMatchObject({
      role: 'mediator',
      personId: 'demo-person-mediator2',
    });
    expect(await assignments.listWaiting()).toEqual([]);
    const actions = await office.db
      .read('audit_log')
      .where({ object_id: clerk })
      .orderBy('seq')
      .pluck('action');
    expect(actions).toEqual(['assignmentAsked', 'assignmentApproved']);
  });

  test('change of assignment, refused, leaves the account, and is decided once', async () => {
    const { assignments, accounts } = office;
    await assignments.ask(asker, clerk, toMediator());
    const [waiting] = await assignments.listWaiting();

    await assignments.decide(decider, String(waiting?.id), false);

    expect((await accounts.findById(clerk))?.role).toBe('clerk');
    await expect(assignments.decide(decider, String(waiting?.id), true)).rejects.toThrow('assignmentDecided');
  });

  test('assignment as it is, asked again, leaves nothing to decide', async () => {
    const found = assignmentOf({ role: 'clerk', personId: 'demo-person-clerk' }, office.places);

    expect(found.ok && (await office.assignments.ask(asker, clerk, found.assignment))).toBe(false);
  });

  test('mediator with open cases, given another person, is refused', async () => {
    const road = new Road(office, 'general');
    await road.register();
    const { id } = await road.case();
    await office.db.write('cases').where({ id }).update({ mediator_id: 'demo-person-mediator' });

    await expect(office.assignments.ask(asker, 'demo-account-mediator', toMediator())).rejects.toThrow(
      'accountHasOpenWork',
    );
  });
});
