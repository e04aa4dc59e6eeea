import { afterEach, beforeEach, expect, test } from 'vitest';
import { listClosingRequirements } from '../../src/cases/core/closing-requirements-repository.ts';
import { asDay } from '../../src/platform/clock.ts';
import { StaleVersionError, ValidationError } from '../../src/platform/errors.ts';
import type { RuleKind } from '../../src/rules/rule.ts';
import { findDeadlineRule } from '../../src/workflow/deadlines/deadlines-repository.ts';
import { Road } from '../mediation/proceedings-world.ts';
import { eachDatabase } from '../support/database.ts';
import { containerOn, openOffice, type TestOffice } from '../support/office.ts';

const admin = 'demo-account-sysadmin';
const day = asDay;
const today = day('2026-11-24');
const reason = '党政办公会议纪要';

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

  /** What the form of a rule says when only this is typed into it. */
  const said = async (kind: RuleKind, id: string, more: Record<string, unknown>) => {
    const rule = await office.rules.get(kind, id);
    return { ...rule.spans.at(-1)?.values, changedOn: today, reason, ...more };
  };
  const change = async (kind: RuleKind, id: string, more: Record<string, unknown>, revision?: number) =>
    office.rules.change(
      admin,
      kind,
      id,
      await said(kind, id, more),
      revision ?? (await office.rules.history(kind, id)).length,
    );
  const end = (kind: RuleKind, id: string, more: Record<string, unknown> = {}) =>
    office.rules.end(admin, kind, id, { endedOn: today, reason, ...more }, 0);
  const video = {
    ...{ dictionary: 'channels', code: 'video', labelZh: '远程视频', labelEn: 'Video', sort: 95 },
    ...{ validFrom: today, reason },
  };
  const offered = () => office.areas.dictionaries.entries('channels', today).map(({ code }) => code);
  const register = async (more: Record<string, unknown>) =>
    office.cases.service.registerCase(await office.as('clerk'), {
      ...{ type: 'general', summary: '排水沟纠纷', areaCode: '440882102204', occurredOn: today },
      parties: [
        { side: 'applicant', kind: 'person', name: '林秀英' },
        { side: 'respondent', kind: 'person', name: '陈志明' },
      ],
      ...more,
    });

  test('word, added, is offered at once here and, once it follows, by another process; audited with its reason', async () => {
    const other = await containerOn(office.db, office.place.dataDir, office.testClock);

    const id = await office.rules.add(admin, 'dictionaries', video);

    expect(id).toBe('channels.video');
    expect(offered()).toContain('video');
    await register({ channel: 'video' });
    await other.areas.follow();
    expect(other.areas.dictionaries.find('channels', 'video')?.label.zh).toBe('远程视频');
    expect(await office.rules.history('dictionaries', id)).toMatchObject([
      { act: 'added', reason, actorId: admin },
    ]);
    const entry = await office.db.read('audit_log').where({ object_id: id }).first();
    expect(entry).toMatchObject({ action: 'ruleAdded', object_kind: 'rule:dictionaries' });
    expect(await codesOf(office.rules.add(admin, 'dictionaries', video))).toEqual([' twin']);
  });

  test('word, ended, is offered no more and refused with a sentence; its old case and its history stay', async () => {
    const { code } = await register({ channel: 'homeVisit' });

    await end('dictionaries', 'channels.homeVisit');

    expect(offered()).not.toContain('homeVisit');
    const refused = await register({ channel: 'homeVisit' }).catch(
      (error: ValidationError) => error.problems,
    );
    expect(refused).toMatchObject([
      { path: 'channel', code: 'wordEnded', message: { zh: '“入户走访”自 2026-11-24 起停用，请另选一项' } },
    ]);
    const old = await office.cases.service.getCase(await office.as('clerk'), code);
    expect(office.areas.dictionaryLabel('channels', old.channel, 'zh-CN', old.registeredOn)).toBe('入户走访');
    const rule = await office.rules.get('dictionaries', 'channels.homeVisit');
    expect(await office.rules.usage(rule)).toMatchObject({ openCases: 1, cases: 1, leads: 0, papers: 0 });
  });

  test('word, ended, is refused in the form of an event by its sentence', async () => {
    const road = new Road(office, 'general');
    await road.register();
    await end('dictionaries', 'refuseReasons.duplicate');

    const codes = await road.refused('chair', 'refuse', {
      reasonCode: 'duplicate',
      explanation: '已经登记过',
    });

    expect(codes).toEqual(['wordEnded']);
  });

  test('name of a used word, changed, is the former one for cases from before; the days before are not rewritten', async () => {
    const { code } = await register({ channel: 'homeVisit' });
    const id = 'channels.homeVisit';
    office.testClock.set('2026-11-26T09:00:00+08:00');

    expect(
      await codesOf(change('dictionaries', id, { labelZh: '上门', changedOn: day('2011-01-01') })),
    ).toEqual(['changedOn inUse']);
    expect(
      await codesOf(change('dictionaries', id, { labelZh: '上门', changedOn: day('2026-11-25') })),
    ).toEqual(['changedOn past']);
    expect(await change('dictionaries', id, { labelZh: '上门走访', changedOn: day('2026-11-26') })).toBe(
      true,
    );

    const old = await office.cases.service.getCase(await office.as('clerk'), code);
    const label = (on: string) => office.areas.dictionaryLabel('channels', old.channel, 'zh-CN', day(on));
    expect([label(old.registeredOn), label('2026-11-26')]).toEqual(['入户走访', '上门走访']);
    const { spans } = await office.rules.get('dictionaries', id);
    expect(spans.map(({ validFrom, validTo, values }) => [validFrom, validTo, values['labelZh']])).toEqual([
      ['2011-01-01', '2026-11-26', '入户走访'],
      ['2026-11-26', null, '上门走访'],
    ]);
  });

  test('typing error of a word nothing was done by, corrected from its first day, leaves nothing of it', async () => {
    const id = await office.rules.add(admin, 'dictionaries', { ...video, labelZh: '远程视屏' });

    await change('dictionaries', id, { labelZh: '远程视频' });

    const { spans } = await office.rules.get('dictionaries', id);
    expect(spans.map(({ values }) => values['labelZh'])).toEqual(['远程视频']);
    expect((await office.rules.history('dictionaries', id)).map(({ act }) => act)).toEqual([
      'added',
      'corrected',
    ]);
  });

  test('word, ended and used again, is offered again with the days between left out', async () => {
    await end('dictionaries', 'channels.homeVisit');
    office.testClock.set('2026-12-01T09:00:00+08:00');

    await change('dictionaries', 'channels.homeVisit', { changedOn: day('2026-12-01') });

    const { dictionaries } = office.areas;
    const isOffered = (on: string) =>
      dictionaries.entries('channels', day(on)).some(({ code }) => code === 'homeVisit');
    expect(['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'].map(isOffered)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('word that cannot be added is refused beside its field', async () => {
    const refused = (more: Record<string, unknown>) =>
      codesOf(office.rules.add(admin, 'dictionaries', { ...video, ...more }));

    expect(await refused({ dictionary: 'disputeTypes', code: 'medical' })).toEqual(['code noLifecycle']);
    expect(await refused({ dictionary: 'landKinds' })).toEqual(['dictionary fixedCodes']);
    expect(await refused({ validFrom: day('2026-11-23') })).toEqual(['validFrom past']);
    expect(await refused({ dictionary: 'colors' })).toEqual(['dictionary notInList']);
  });

  test('limit of the law, changed without another basis or bent, is refused; reminders are added freely', async () => {
    const id = 'C-MED.general';

    expect(await codesOf(change('limits', id, { length: 60 }))).toEqual(['basis legalNeedsBasis']);
    expect(await codesOf(change('limits', id, { basis: '新规定第一条', roll: false }))).toEqual([
      'roll legalRolls',
    ]);
    expect(await codesOf(change('limits', id, { warnDays: '40' }))).toEqual(['warnDays warnTooEarly']);
    expect(await codesOf(change('limits', 'C-RPL.all', { length: 5 }))).toEqual(['length givenDate']);
    expect(await codesOf(end('limits', 'C-MED.all', { basis: '新规定' }))).toEqual([' generalLimit']);
    expect(await change('limits', id, { warnDays: '3，10 7' })).toBe(true);

    const found = await findDeadlineRule(office.db.read, 'C-MED', { type: 'general' }, today);
    expect(found?.warnDays).toEqual([10, 7, 3]);
  });

  test('limit, changed by a new law, counts for clocks that begin then; a running one keeps its day and is shown', async () => {
    const road = new Road(office, 'general');
    await road.register();
    await road.accepted();
    const dueOn = (await road.deadlines('C-MED'))[0]?.['due_on'];
    const from = day('2026-12-01');
    const more = { length: 45, basis: '《人民调解工作若干规定》（修订）第三十三条', changedOn: from };
    const id = 'C-MED.general';

    const preview = await office.rules.preview('limits', id, await said('limits', id, more));
    await change('limits', id, more);

    const subject = await road.case();
    const touched = preview.touched.find((one) => one.subject === subject.code);
    expect(touched).toMatchObject({ dueOn });
    expect(touched?.wouldBe).not.toBe(dueOn);
    expect((await road.deadlines('C-MED'))[0]?.['due_on']).toBe(dueOn);
    const lengthOn = async (on: string) =>
      (await findDeadlineRule(office.db.read, 'C-MED', { type: 'general' }, day(on)))?.length;
    expect([await lengthOn('2026-11-30'), await lengthOn('2026-12-01')]).toEqual([30, 45]);
    expect(await office.rules.history('limits', id)).toMatchObject([{ act: 'changed', basis: more.basis }]);
  });

  test('limit of a place, added, counts there alone and before the general one', async () => {
    const values = { labelZh: '回访期限', labelEn: 'Return visit', length: 15, unit: 'day', roll: false };
    const id = await office.rules.add(admin, 'limits', {
      ...{ ...values, code: 'C-FUP', subjectType: '*', areaCode: '440882102', warnDays: '3' },
      ...{ basis: '客路镇规定', validFrom: today, reason },
    });

    expect(id).toBe('C-FUP.all.440882102');
    const lengthIn = async (areaPath: string) =>
      (await findDeadlineRule(office.db.read, 'C-FUP', { type: 'general', areaPath }, today))?.length;
    expect([await lengthIn('/440882/440882102/'), await lengthIn('/440882/440882100/')]).toEqual([15, 30]);
  });

  test('requirement of the order of files, lowered or ended without basis, is refused; ended with one it is asked no more', async () => {
    const id = 'settledWritten.papers.D05.all';
    const codes = async () =>
      (await listClosingRequirements(office.db.read, 'settledWritten', 'general', today)).flatMap(
        (one) => one.codes,
      );

    expect(
      await codesOf(change('closing', 'settledWritten.papers.D04.all', { isPerProceeding: false })),
    ).toEqual(['basis lessNeedsBasis']);
    expect(await codesOf(end('closing', id))).toEqual(['basis endNeedsBasis']);
    await end('closing', id, { basis: '省司法厅卷宗目录（2026）' });
    await office.rules.add(admin, 'closing', {
      ...{ outcome: 'settledWritten', subjectType: 'general', what: 'papers', codes: ['D13'], minimum: 1 },
      ...{ isPerProceeding: false, sort: 60, basis: '镇规定', validFrom: today, reason },
    });

    expect(await codes()).not.toContain('D05');
    expect(await codes()).toContain('D13');
  });

  test('colour, changed, moves what counts as near at once; red before yellow is refused', async () => {
    expect(await codesOf(change('colours', 'red', { days: 8 }))).toEqual(['days redBeforeYellow']);

    await change('colours', 'yellow', { days: 3 });

    expect(office.areas.colours(today)).toEqual({ soonDays: 3, redDays: 0 });
    expect(office.areas.colours(day('2026-11-23')).soonDays).toBe(7);
  });

  test('rule, changed by two at once, is changed by one; the other is told', async () => {
    const both = await Promise.allSettled([
      change('colours', 'yellow', { days: 5 }, 0),
      change('colours', 'yellow', { days: 4 }, 0),
    ]);

    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [refused] = both.filter((one) => one.status === 'rejected');
    expect(refused?.reason).toBeInstanceOf(StaleVersionError);
    expect(await office.rules.history('colours', 'yellow')).toHaveLength(1);
  });
});
