import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoAreas } from '../../../seeds/demo-offices.ts';
import { asDay } from '../../../src/platform/clock.ts';
import { ValidationError } from '../../../src/platform/errors.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

const admin = 'demo-account-sysadmin';
const town = 'demo-committee-town';
const day = asDay;

async function codesOf(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ValidationError)) throw error ?? new Error('nothing was refused');
  return error.problems.map(({ path, code }) => `${path} ${code}`);
}

eachDatabase((_name, open) => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openOffice(open);
  });
  afterEach(() => office.close());

  const committee = (more: Record<string, unknown> = {}) => ({
    name: '企水镇人民调解委员会',
    shortName: '企水',
    kind: 'town',
    areaCode: '440882105',
    numberWord: '企水',
    numberPattern: '（{year}）{org}人调字第{n}号',
    isMultiethnic: false,
    validFrom: day('2020-01-01'),
    ...more,
  });
  const person = (more: Record<string, unknown> = {}) => ({
    name: '符海燕',
    committeeId: town,
    areaCode: demoAreas.town,
    isMediator: true,
    isWoman: true,
    isMinority: false,
    validFrom: day('2020-01-01'),
    ...more,
  });
  const valuesOf = async (kind: 'committees' | 'people', id: string, more: Record<string, unknown>) => ({
    ...(await office.book.get(kind, id)).row,
    ...more,
  });

  test('committee, added, is offered at once and audited without its values', async () => {
    const id = await office.book.add(admin, 'committees', committee());

    expect(office.areas.committeesWithin('440882105').map((one) => one.id)).toEqual([id]);
    const entry = await office.db.read('audit_log').where({ object_id: id }).first();
    expect(entry).toMatchObject({ action: 'officeAdded', actor_id: admin, object_kind: 'committees' });
    expect(entry?.detail).not.toContain('企水');
  });

  test('committee of the number of another, added, is refused beside the field', async () => {
    expect(await codesOf(office.book.add(admin, 'committees', committee({ numberWord: '客路' })))).toEqual([
      'numberWord sameNumber',
    ]);
  });

  test('name, changed from a day, is the former one on the days before', async () => {
    const { book, areas } = office;
    const said = await valuesOf('committees', town, {
      name: '客路镇人民调解委员会（新）',
      changedOn: day('2026-06-01'),
      reason: '更名',
    });

    expect(await book.change(admin, 'committees', town, said, null)).toBe(true);

    const nameOn = (on: string) =>
      areas.committeesWithin(demoAreas.town, day(on)).find(({ id }) => id === town)?.name;
    expect(nameOn('2026-05-31')).toBe('客路镇人民调解委员会');
    expect(nameOn('2026-06-01')).toBe('客路镇人民调解委员会（新）');
    expect(areas.getCommittee(town).name).toBe('客路镇人民调解委员会（新）');
    expect((await book.history('committees', town)).map(({ act, onDay }) => [act, onDay])).toEqual([
      ['changed', '2026-06-01'],
    ]);
  });

  test('mediator, moved from a day, belongs to the former committee before it', async () => {
    const { areas, book } = office;
    const id = await book.add(admin, 'people', person());
    await book.change(
      admin,
      'people',
      id,
      await valuesOf('people', id, { committeeId: 'demo-committee-village', changedOn: day('2026-11-01') }),
      null,
    );

    const ofTown = (on: string) => areas.mediatorsOf(town, day(on)).some((one) => one.id === id);
    expect([ofTown('2026-10-31'), ofTown('2026-11-01')]).toEqual([true, false]);
  });

  test('person, taken out of the committee by choosing none, belongs to an office alone', async () => {
    const { areas, book } = office;
    const id = await book.add(admin, 'people', person({ isMediator: false, seat: 'member' }));
    const none = { committeeId: '-', seat: '-', organisationId: 'demo-organisation-centre' };

    await book.change(
      admin,
      'people',
      id,
      await valuesOf('people', id, { ...none, changedOn: day('2026-11-01') }),
      null,
    );

    expect(areas.findPerson(id)).toMatchObject({
      committeeId: null,
      seat: null,
      organisationId: 'demo-organisation-centre',
    });
  });

  test('typing error, corrected from the first day, leaves nothing of it', async () => {
    const { book, areas } = office;
    const id = await book.add(admin, 'people', person({ name: '符海雁' }));

    await book.change(
      admin,
      'people',
      id,
      await valuesOf('people', id, { name: '符海燕', changedOn: '2020-01-01' }),
      null,
    );

    expect(areas.mediatorsOf(town, day('2020-01-01')).map(({ name }) => name)).toContain('符海燕');
  });

  test('change, dated before the last one or in the future, is refused', async () => {
    const { book } = office;
    const change = async (name: string, changedOn: string) =>
      book.change(
        admin,
        'people',
        'demo-person-chair',
        await valuesOf('people', 'demo-person-chair', { name, changedOn }),
        null,
      );
    await change('郑国强一', '2026-06-01');

    expect(await codesOf(change('郑国强二', '2026-05-01'))).toEqual(['changedOn changedLater']);
    expect(await codesOf(change('郑国强二', '2027-05-01'))).toEqual(['changedOn future']);
  });

  test('form that was opened before another change, sent, is refused and changes nothing', async () => {
    const { book } = office;
    const said = await valuesOf('committees', town, { telephone: '0759-8800001', changedOn: '2026-11-24' });
    await book.change(admin, 'committees', town, said, 0);

    const late = book.change(admin, 'committees', town, { ...said, telephone: '0759-8800002' }, 0);

    expect(await codesOf(late)).toEqual([' changedMeanwhile']);
    expect(office.areas.getCommittee(town).telephone).toBe('0759-8800001');
  });

  test.each([
    ['without committee', { committeeId: null }, 'committeeId sealWithoutCommittee'],
    [
      'with a keeper of another committee',
      { keeperPersonId: 'demo-person-village' },
      'keeperPersonId keeperElsewhere',
    ],
    ['in force while one of its name is', { name: '客路镇人民调解委员会印章' }, 'name sameSeal'],
    ['from before its committee', { validFrom: day('2001-01-01') }, 'committeeId partNotYet'],
  ])('seal %s, added, is refused', async (_case, more, refusal) => {
    const seal = { name: '第二枚印章', committeeId: town, validFrom: day('2020-01-01'), ...more };

    expect(await codesOf(office.book.add(admin, 'seals', seal))).toEqual([refusal]);
  });

  test('mediator without committee, and term that ends before it begins, are refused together', async () => {
    const said = person({
      committeeId: null,
      appointedOn: day('2026-01-01'),
      appointedUntil: day('2025-01-01'),
    });

    expect(await codesOf(office.book.add(admin, 'people', said))).toEqual([
      'committeeId mediatorWithoutCommittee',
      'appointedUntil endBeforeBegin',
    ]);
  });

  test('keeper of a seal, ended, is refused until another keeps it', async () => {
    const { book } = office;
    const end = () =>
      book.end(admin, 'people', 'demo-person-chair', { endedOn: day('2026-11-24'), reason: '退休' }, null);

    expect(await codesOf(end())).toEqual([' keepsSealAtEnd']);

    const seal = (await book.get('seals', 'demo-seal-town')).row;
    await book.change(
      admin,
      'seals',
      seal.id,
      { ...seal, keeperPersonId: 'demo-person-mediator', changedOn: '2026-11-24' },
      null,
    );
    await end();
    expect(office.areas.findPerson('demo-person-chair')?.validTo).toBe('2026-11-24');
  });

  test('committee, ended, takes its seals, its people and their duties with it', async () => {
    const { book, areas } = office;

    await book.end(
      admin,
      'committees',
      'demo-committee-village',
      { endedOn: day('2026-11-24'), reason: '并村' },
      null,
    );

    expect(areas.committeesWithin(demoAreas.village)).toEqual([]);
    expect(areas.sealsOf('demo-committee-village', day('2026-11-24'))).toEqual([]);
    expect(areas.sealsOf('demo-committee-village', day('2026-11-23'))).toHaveLength(1);
    expect(areas.findPerson('demo-person-village')?.validTo).toBe('2026-11-24');
    const duties = areas.offices.dutiesOf(demoAreas.village, day('2026-11-24')).map(({ duty }) => duty);
    expect(duties).not.toContain('liaison');
  });

  test('committee and mediator with open cases, ended, are refused with their codes', async () => {
    const road = new Road(office, 'general');
    await road.register();
    const subject = await road.case();
    await office.db.write('cases').where({ id: subject.id }).update({
      committee_id: town,
      mediator_id: 'demo-person-mediator2',
    });
    const said = { endedOn: day('2026-11-24'), reason: '离任' };

    expect(await codesOf(office.book.end(admin, 'committees', town, said, null))).toEqual([' openCases']);
    expect(await codesOf(office.book.end(admin, 'people', 'demo-person-mediator2', said, null))).toEqual([
      ' openCases',
    ]);
    const moved = await valuesOf('people', 'demo-person-mediator2', {
      committeeId: 'demo-committee-village',
      changedOn: '2026-11-24',
    });
    expect(await codesOf(office.book.change(admin, 'people', 'demo-person-mediator2', moved, null))).toEqual([
      'committeeId movesWithCases',
    ]);
  });
});
