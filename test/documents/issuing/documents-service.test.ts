import { afterEach, expect, test } from 'vitest';
import type { Case } from '../../../src/cases/core/case.ts';
import { recordDigest } from '../../../src/documents/core/document.ts';
import { openRecord } from '../../../src/documents/core/sealed-record.ts';
import type { DocumentsService } from '../../../src/documents/issuing/documents-service.ts';
import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import type { VerificationService } from '../../../src/documents/verification/verification-service.ts';
import { asDay } from '../../../src/platform/clock.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '../../../src/platform/errors.ts';
import { type CaseBench, goodDraft, openBench, passResolutions, villages } from '../../agreements/support.ts';
import { eachDatabase } from '../../support/database.ts';
import {
  addMediation,
  addSecrets,
  caseOf,
  clock,
  crypto,
  documentsOf,
  elsewhere,
  viewerAs,
} from '../support.ts';

const mediator = viewerAs('mediator');

eachDatabase((_name, open) => {
  let bench: CaseBench;
  let service: DocumentsService;
  let verification: VerificationService;
  let subject: Case;
  let agreementId = '';

  const openLand = async (): Promise<void> => {
    bench = await openBench(open, {
      type: 'land',
      title: '坡仔园土地权属纠纷',
      parties: villages,
      landKind: 'ownership',
    });
    await passResolutions(bench);
    await addSecrets(bench);
    await addMediation(bench);
    await bench.fire('draftAgreement', goodDraft('maigang', 'longqiu'));
    agreementId = (await bench.record()).agreements[0]?.id ?? '';
    subject = await caseOf(bench);
    ({ service, verification } = documentsOf(bench));
    clock.set('2020-02-27T02:00:00.000Z');
  };
  const toSigning = () => bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });
  const issueAgreement = () => service.issue(mediator, subject, 'D10', { aboutId: agreementId });
  afterEach(() => bench.test.close());

  test('draft agreement, not final, can be previewed and not issued', async () => {
    await openLand();

    const preview = await service.preview(mediator, subject, 'D10', agreementId);

    expect(preview.pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await expect(issueAgreement()).rejects.toThrow(NotFoundError);
    expect(await service.list(mediator, subject)).toMatchObject({ documents: [] });
  });

  test('agreement, final, is issued with a digest of its record, sealed numbers and an audit row', async () => {
    await openLand();
    await toSigning();

    const document = await issueAgreement();

    const row = await bench.db('documents').where({ id: document.id }).first();
    expect(row.record).not.toContain('13800000001');
    const record = openRecord(JSON.parse(row.record), crypto, document.id);
    expect(recordDigest(record)).toBe(document.recordDigest);
    expect(record).toMatchObject({
      variant: 'land',
      number: '（2020）客路人调字第7号',
      parties: [
        { role: '甲方（申请人）', name: '客路镇迈港村', phone: '13800000001', representatives: ['陈堃'] },
        { role: '乙方（被申请人）', name: '客路镇龙秋村' },
      ],
      parcels: [{ name: '坡仔园（西）', areaMu: '7.3000' }],
      earlierInstruments: [{ kind: '行政处理决定', organ: '雷州市人民政府' }],
      terms: ['以旧田埂为界。', '补偿损失。'],
      copies: 3,
    });
    expect(document).toMatchObject({
      title: '土地调解协议',
      state: 'issued',
      issuer: '客路镇人民调解委员会',
    });
    expect(await verification.isIntact(subject.id, document.id)).toBe(true);
    const audits = await bench.db('audit_log').where({ object_id: document.id });
    expect(audits.map((one) => one.action)).toEqual(['document.issue']);
  });

  test('paper, printed twice, is the same file; the count stands in the log', async () => {
    await openLand();
    await toSigning();
    const { id } = await issueAgreement();

    const first = await service.print(mediator, subject, id);
    clock.advance(86_400_000);
    const second = await service.print(mediator, subject, id);

    expect([first.printNo, second.printNo]).toEqual([1, 2]);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    const { documents } = await service.list(mediator, subject);
    expect(documents[0]?.prints.map((one) => one.no)).toEqual([1, 2]);
    expect(documents[0]?.pdfSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('paper, issued again unchanged, is the one there is; changed, it supersedes', async () => {
    await openLand();
    await toSigning();
    const first = await issueAgreement();
    clock.advance(86_400_000);

    expect((await issueAgreement()).id).toBe(first.id);

    await bench.insert('parcels', { id: 'par-2', case_id: bench.id, no: 2, name: '坡仔园（东）' });
    const second = await issueAgreement();

    expect(second.id).not.toBe(first.id);
    expect(await verification.verify(first.verifyCode)).toMatchObject({ isSuperseded: true });
    expect(await verification.verify(second.verifyCode)).toEqual({
      code: second.verifyCode.replace(/(.{4})(?=.)/g, '$1-'),
      paper: 'D10',
      title: { zh: '人民调解协议书', en: 'Mediation agreement' },
      issuer: '客路镇人民调解委员会',
      issuedOn: '2020-02-28',
      templateVersion: '1.0',
      digest: second.recordDigest.slice(0, 16),
      isSuperseded: false,
      isLapsed: false,
      corrections: [],
    });
    expect(await verification.verify('ZZZZZZZZZZZZ')).toBeNull();
  });

  test('paper whose template is no longer valid, asked for, is neither offered nor issued; the printed ones stay', async () => {
    await openLand();
    await toSigning();
    const { id } = await issueAgreement();
    const template = paperTemplates.get('D10');
    if (!template) throw new Error('no D10');
    const expired = { ...template, validTo: asDay('2020-01-31') };
    const later = documentsOf(bench, new Map([...paperTemplates, ['D10', expired]])).service;

    expect((await later.available(mediator, subject)).map(({ code }) => code)).not.toContain('D10');
    await expect(later.issue(mediator, subject, 'D10', { aboutId: agreementId })).rejects.toMatchObject({
      status: 404,
    });
    expect((await later.print(mediator, subject, id)).pages).toBeGreaterThan(0);
  });

  test('case, with everything recorded, can issue every paper it offers', async () => {
    await openLand();
    await toSigning();
    const offers = await service.available(mediator, subject);

    const codes = new Set(offers.map((one) => one.code));
    expect([...codes]).toEqual(['D02', 'D03', 'D04', 'D05', 'D06-C', 'D09', 'D10', 'D20', 'D23']);
    for (const offer of offers) {
      const document = await service.issue(mediator, subject, offer.code, { aboutId: offer.aboutId });
      expect(document.code).toBe(offer.code);
    }
    expect((await service.list(mediator, subject)).documents).toHaveLength(offers.length);
  });

  test('mediation, terminated, offers the notice with the routes and the certificate', async () => {
    await openLand();
    await bench.test.uow.run(async (tx) => {
      await tx.knex('proceedings').update({
        ended_at: '2020-02-26T08:00:00.000Z',
        result: 'terminated',
        result_reason: JSON.stringify({ reasonCode: 'wideDisagreement', routes: ['government', 'court'] }),
      });
    });

    const offers = await service.available(mediator, subject);
    expect(offers.map((one) => one.code)).toEqual(expect.arrayContaining(['D18', 'D25']));
    const notice = await service.issue(mediator, subject, 'D18');
    await service.issue(mediator, subject, 'D25');

    const row = await bench.db('documents').where({ id: notice.id }).first();
    expect(JSON.parse(row.record)).toMatchObject({
      startedOn: '2020-02-19',
      endedOn: '2020-02-26',
      reason: 'wideDisagreement',
      routes: [{ way: '行政处理' }, { way: '诉讼' }],
    });
  });

  test('peace pact, in force, names its agreement and its own day', async () => {
    await openLand();
    await bench.fire('draftAgreement', { kind: 'peacePact', title: '和谐共建平安村协议', clauses: '不聚集' });
    await toSigning();
    const pact = (await bench.record()).agreements.find((one) => one.kind === 'peacePact');

    const document = await service.issue(mediator, subject, 'D40', { aboutId: pact?.id ?? '' });

    const row = await bench.db('documents').where({ id: document.id }).first();
    expect(JSON.parse(row.record)).toMatchObject({
      duties: ['不聚集'],
      townGovernment: '客路镇人民政府',
      relatedAgreement: '《人民调解协议书》（2020）客路人调字第7号',
      copies: 4,
    });
  });

  test('session record, asked for by the governance office or a leader, is refused; the letter is theirs', async () => {
    await openLand();
    const { id } = await service.issue(mediator, subject, 'D09', { aboutId: 'ses-1' });
    const coordinator = viewerAs('coordinator', { committeeId: null });

    await expect(service.print(coordinator, subject, id)).rejects.toThrow(ForbiddenError);
    await expect(service.issue(coordinator, subject, 'D09', { aboutId: 'ses-1' })).rejects.toThrow(
      ForbiddenError,
    );
    expect((await service.list(coordinator, subject)).documents).toMatchObject([
      { code: 'D09', canRead: false },
    ]);
    expect((await service.available(coordinator, subject)).map((one) => one.code)).toEqual(['D23']);
    expect(await service.list(viewerAs('gridWorker'), subject)).toEqual({ documents: [], offers: [] });
    const stranger = viewerAs('coordinator', elsewhere);
    await expect(service.list(stranger, subject)).rejects.toThrow(ForbiddenError);
  });

  test('name, with a character no font has, is issued only after somebody confirmed it', async () => {
    await openLand();
    await bench.test.uow.run(async (tx) => {
      await tx.knex('parties').where({ id: 'maigang' }).update({ name: '迈港\u{323B0}村' });
    });

    const preview = await service.preview(mediator, subject, 'D02');
    expect(preview.pdf.missing).toEqual([{ text: '\u{323B0}', codePoint: 'U+323B0' }]);
    await expect(service.issue(mediator, subject, 'D02')).rejects.toThrow(ValidationError);

    const document = await service.issue(mediator, subject, 'D02', { isMissingConfirmed: true });
    expect(document.code).toBe('D02');
  });

  test('paper, of an unknown code or about a thing of another case, is not found', async () => {
    await openLand();

    await expect(service.issue(mediator, subject, 'D99')).rejects.toThrow(NotFoundError);
    await expect(service.issue(mediator, subject, 'D04', { aboutId: 'stranger' })).rejects.toThrow(
      NotFoundError,
    );
    await expect(service.print(mediator, subject, 'nothing')).rejects.toThrow(NotFoundError);
  });
});
