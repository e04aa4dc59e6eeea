import { expect, test } from 'vitest';
import { documentProblems } from '../../../src/documents/core/document-problems.ts';
import { record as inquiryEntry } from '../../../src/documents/papers/d07-investigation/record.ts';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { hasPdfTools, pdfText, withoutSpace } from '../../typeset/pdf-tools.ts';
import { closedWithPapers, issued, offered } from '../issuing.ts';

const inquiry = inquiryEntry.schema.parse({
  startedAt: '2026-03-02T10:00',
  endedAt: '2026-03-02T11:30',
  place: '迈港村委会',
  investigators: [{ name: '林海生' }, { name: '吴建国' }],
  recorder: '林小梅',
  respondent: '符老伯',
  relation: '邻居',
  exchanges: [{ question: '界石何时所立？', answer: '生产队时候立的，我在场。' }],
});

const write = async (
  road: Road,
  code: string,
  data: Record<string, unknown>,
  follows: string | null = null,
) =>
  road.office.documents.entries.write(
    await road.office.as('mediator'),
    await road.case('mediator'),
    code,
    data,
    {
      follows,
    },
  );

const printedText = async (road: Road, code: string, aboutId: string) => {
  const { service } = road.office.documents;
  const [viewer, subject] = [await road.office.as('mediator'), await road.case('mediator')];
  const { id } = await service.issue(viewer, subject, code, { aboutId });
  return withoutSpace(pdfText((await service.print(viewer, subject, id)).bytes));
};

eachDatabase((_, open) => {
  test('inquiry, written, is offered as a paper; written anew, its paper supersedes the former', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      expect(await offered(road)).not.toContain('D07');
      const entry = await write(road, 'D07', inquiry);
      const { service, entries } = road.office.documents;
      const [viewer, subject] = [await road.office.as('mediator'), await road.case('mediator')];
      const first = await service.issue(viewer, subject, 'D07', { aboutId: entry.rootId });
      const next = await write(road, 'D07', { ...inquiry, place: '老界石旁' }, entry.id);
      const second = await service.issue(viewer, subject, 'D07', { aboutId: next.rootId });

      expect(next.rootId).toBe(entry.rootId);
      expect((await entries.list(viewer, subject)).map(({ id }) => id)).toEqual([next.id]);
      const issuedNow = await service.issued(viewer, subject);
      expect(issuedNow.find(({ id }) => id === first.id)).toMatchObject({
        state: 'superseded',
        supersededBy: second.id,
      });
      if (!hasPdfTools) return;
      const text = withoutSpace(pdfText((await service.print(viewer, subject, second.id)).bytes));
      for (const part of ['老界石旁', '符老伯', '生产队时候立的，我在场。', '2026年3月2日10时00分至11时30分'])
        expect(text).toContain(part);
    });
  });

  test('inquiry, followed by two people from the same version, keeps the first and tells the second', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const entry = await write(road, 'D07', inquiry);
      const next = await write(road, 'D07', { ...inquiry, place: '甲处' }, entry.id);

      await expect(write(road, 'D07', { ...inquiry, place: '乙处' }, entry.id)).rejects.toMatchObject({
        status: 409,
      });
      const { entries } = road.office.documents;
      expect(await entries.lastOf(await road.case('mediator'), entry.id)).toBe(next.id);
    });
  });

  test('inquiry, sent twice with the key of its form, is written once, also when a newer version has followed', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const { entries } = road.office.documents;
      const [viewer, subject] = [await road.office.as('mediator'), await road.case('mediator')];
      const send = () => entries.write(viewer, subject, 'D07', inquiry, { key: 'key-of-one-form' });
      const [first, twin] = await Promise.all([send(), send()]);
      await write(road, 'D07', { ...inquiry, place: '老界石旁' }, first.id);

      expect(twin.id).toBe(first.id);
      expect((await send()).id).toBe(first.id);
      expect(await road.rows('paper_entries')).toHaveLength(2);
    });
  });

  test('inquiry that ends before it began, written, is refused beside the field', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const wrong = { ...inquiry, endedAt: inquiry['startedAt'] };

      await expect(write(road, 'D07', wrong)).rejects.toMatchObject({
        problems: [documentProblems.inquiryTimes],
      });
    });
  });

  test('inquiry, asked for by the governance office, is not shown; taken back, it is offered no more', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const entry = await write(road, 'D07', inquiry);
      const { entries } = road.office.documents;
      const [mediator, coordinator] = [await road.office.as('mediator'), await road.office.as('coordinator')];

      expect(await entries.list(coordinator, await road.case('coordinator'))).toEqual([]);
      await expect(entries.form(coordinator, await road.case('coordinator'), 'D07')).rejects.toMatchObject({
        status: 403,
      });
      await entries.withdraw(mediator, await road.case('mediator'), entry.id);
      expect(await offered(road)).not.toContain('D07');
    });
  });

  test('evidence, received from a party, is listed on its paper with its receipt', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const { parties } = await road.office.cases.service.peopleOf(await road.case('mediator'));
      const [party] = parties;
      const row = { name: '土地证', kind: '书证', form: 'copy', pages: 2, purpose: '面积' };
      const entry = await write(road, 'D08', {
        submitter: party?.id,
        receivedOn: road.today(),
        receiver: '林海生',
        evidence: [row],
      });

      expect(entry.label).toContain(party?.name ?? '—');
      if (!hasPdfTools) return;
      const text = await printedText(road, 'D08', entry.rootId);
      for (const part of ['土地证', '复制件', '面积', party?.name ?? '—']) expect(text).toContain(part);
    });
  });

  test('facts that nobody disputes can be written only when mediation has failed', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await expect(write(road, 'D24', { facts: '借款三千元' })).rejects.toMatchObject({ status: 404 });
      await road.fire('mediator', 'fail', { summary: '差距大', reason: '金额不合' });
      const entry = await write(road, 'D24', { facts: '借款三千元。\n\n尚未归还。' });

      if (!hasPdfTools) return;
      const text = await printedText(road, 'D24', entry.rootId);
      expect(text).toContain('一、借款三千元。');
      expect(text).toContain('二、尚未归还。');
    });
  });

  test('agreement, put right by a correction, stays as it is; whoever verifies it learns of the correction', async () => {
    await onRoad(open, async (road) => {
      await closedWithPapers(road);
      const { service, verification } = road.office.documents;
      const [viewer, subject] = [await road.office.as('mediator'), await road.case('mediator')];
      const agreement = (await service.issued(viewer, subject)).find(({ code }) => code === 'D10');
      if (!agreement) throw new Error('no agreement');
      const entry = await write(road, 'D42', {
        documentId: agreement.id,
        items: [{ place: '第一条', wrong: '三千元', right: '3,000元' }],
        reason: '写法统一',
      });
      const correction = await service.issue(viewer, subject, 'D42', { aboutId: entry.rootId });
      const supplementEntry = await write(road, 'D43', {
        documentId: agreement.id,
        additions: '付款至指定账户。',
        reason: '补充账户',
      });
      await service.issue(viewer, subject, 'D43', { aboutId: supplementEntry.rootId });

      const seen = await verification.verify(agreement.verifyCode);
      expect(seen).toMatchObject({ isSuperseded: false, isLapsed: false });
      expect(seen?.corrections.map(({ paper }) => paper)).toEqual(['D42', 'D43']);
      expect(correction.correctsId).toBe(agreement.id);
      // It could quote a session: who may not read those may not read corrections either.
      const coordinator = await road.office.as('coordinator');
      const seenThere = await service.issued(coordinator, await road.case('coordinator'));
      expect(seenThere.find(({ id }) => id === correction.id)).toMatchObject({ canRead: false });
      if (!hasPdfTools) return;
      const text = withoutSpace(pdfText((await service.print(viewer, subject, correction.id)).bytes));
      // What parties have signed they sign again.
      expect(text).toMatch(/甲方|申请人/);
      expect(text).toContain('按指印');
    });
  });

  test('note on the file, begun after a correction, names it', async () => {
    await onRoad(open, async (road) => {
      await closedWithPapers(road);
      const { service, entries } = road.office.documents;
      const [viewer, subject] = [await road.office.as('mediator'), await road.case('mediator')];
      const [paper] = (await service.issued(viewer, subject)).filter(({ code }) => code === 'D04');
      const entry = await write(road, 'D42', {
        documentId: paper?.id,
        items: [{ place: '第一段', wrong: '甲', right: '乙' }],
        reason: '笔误',
      });
      await service.issue(viewer, subject, 'D42', { aboutId: entry.rootId });
      const { values } = await entries.form(viewer, subject, 'D15');

      expect(values['corrections']).toContain('文书更正书');
      await write(road, 'D15', { ...values, events: '无' });
      expect(Object.keys(await issued(road, 'D15'))).toContain('corrections');
    });
  });
});
