import { load } from 'cheerio';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ForbiddenError, NotFoundError } from '../../../src/platform/errors.ts';
import { eachDatabase } from '../../support/database.ts';
import { type EntryWorld, maigang, openEntryPages, pdf } from '../registration/entry-world.ts';

eachDatabase((_name, open) => {
  let world: EntryWorld;
  let href = '';
  let id = '';
  beforeAll(async () => {
    world = await openEntryPages(open);
    const made = await register('陈某明');
    href = `/cases/${made.code}`;
    id = made.id;
  });
  afterAll(() => world.close());

  const register = async (name: string) =>
    world.office.cases.service.registerCase(await world.office.as('clerk'), {
      type: 'general',
      summary: '因排水沟位置发生争吵，双方各执一词。',
      areaCode: maigang,
      parties: [
        { side: 'applicant', kind: 'person', name, telephone: '13800001111' },
        { side: 'respondent', kind: 'person', name: '林某华' },
      ],
    });
  const send = (as: string, files: readonly { name: string; bytes: Buffer }[], fields = {}) =>
    world.upload(
      as,
      `${href}/attachments`,
      fields,
      files.map((file) => ({ field: 'files', ...file })),
    );
  const picture = () =>
    sharp({ create: { width: 20, height: 10, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();

  test('files, a picture and a PDF, are kept, listed, logged and given back unchanged', async () => {
    const png = await picture();
    const answer = await send(
      'clerk',
      [
        { name: '田埂.png', bytes: png },
        { name: '../../承包合同.pdf', bytes: pdf() },
      ],
      { kind: 'evidence', note: '申请人提交' },
    );
    const $ = await world.get('clerk', `${href}/attachments`);
    const links = $('.table a').toArray();
    const download = await (await world.as('clerk')).get(String(links[0]?.attribs['href'])).buffer(true);

    expect(answer.status).toBe(303);
    expect(links.map((link) => $(link).text())).toEqual(['田埂.png', '承包合同.pdf']);
    expect($('.table').text()).toContain('申请人提交');
    expect(Buffer.compare(download.body as Buffer, png)).toBe(0);
    expect(download.headers['content-disposition']).toContain('attachment');
    expect(download.headers['x-content-type-options']).toBe('nosniff');
    const rows = await world.office.db.read('audit_log').where({ object_id: id }).select('action');
    expect(rows.map((row) => row.action)).toEqual(
      expect.arrayContaining(['attachmentAdded', 'attachmentRead']),
    );
  });

  test('file, sent twice, is kept once', async () => {
    const before = await world.count('attachments');
    await send('clerk', [{ name: '同一份.pdf', bytes: pdf('/Lang(zh)') }]);
    await send('clerk', [{ name: '同一份.pdf', bytes: pdf('/Lang(zh)') }]);

    expect(await world.count('attachments')).toBe(before + 1);
  });

  test.each([
    ['协议.pdf.exe', pdf(), 415],
    ['网页.pdf', Buffer.from('<html><script>alert(1)</script></html>'), 415],
    ['图.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 415],
    ['空.pdf', Buffer.alloc(0), 422],
    ['脚本.pdf', pdf('/OpenAction<</S/JavaScript/JS(1)>>'), 422],
    ['加密.pdf', pdf('/Encrypt 2 0 R'), 422],
  ])('file, %s, is refused and nothing is kept', async (name, bytes, status) => {
    const before = await world.count('attachments');

    expect((await send('clerk', [{ name, bytes }])).status).toBe(status);
    expect(await world.count('attachments')).toBe(before);
  });

  test('file, over 20 MB or more than five, is refused with the limit', async () => {
    const large = await send('clerk', [{ name: '大.pdf', bytes: Buffer.alloc(20 * 1024 * 1024 + 1, 32) }]);
    const many = await send(
      'clerk',
      Array.from({ length: 6 }, (_, n) => ({ name: `${n}.pdf`, bytes: pdf() })),
    );

    expect([large.status, many.status]).toEqual([413, 413]);
    expect(large.text).toContain('20 MB');
  });

  test('form, sent without a file, says so and keeps the note', async () => {
    const answer = await send('clerk', [], { kind: 'signed', note: '第二页' });
    const $ = load(answer.text);

    expect(answer.status).toBe(422);
    expect($('.error-summary').text()).toContain('请选择要上传的文件');
    expect($('[name=note]').attr('value')).toBe('第二页');
  });

  test('files of a case, asked for from another town or through another case, are absent', async () => {
    await send('clerk', [{ name: '本案.pdf', bytes: pdf('/Own true') }]);
    const file = (await world.attachments.list({ caseId: id })).at(-1)?.id ?? '';
    const other = await register('吴某');

    await world.get('coordinator2', `${href}/attachments`, 404);
    await world.get('coordinator2', `${href}/attachments/${file}`, 404);
    await world.get('clerk', `/cases/${other.code}/attachments/${file}`, 404);
    await world.get('sysadmin', `${href}/attachments/${file}`, 403);
    const clerk = await world.office.as('clerk');
    await expect(world.attachments.open(clerk, { caseId: other.id }, file)).rejects.toThrow(NotFoundError);
  });

  test('file, added by a role that may not, is refused by page and service', async () => {
    const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: pdf(), kind: 'other' as const };
    const justice = await world.office.as('justice');

    expect((await world.get('justice', `${href}/attachments`))('input[type=file]').length).toBe(0);
    await expect(world.attachments.add(justice, { caseId: id }, [file])).rejects.toThrow(ForbiddenError);
  });

  test('files of an accepted case, asked for by the grid worker, are absent', async () => {
    const made = await register('符某');
    const clerk = await world.office.as('clerk');
    const { service } = world.office.cases;
    const committee = world.office.areas.committeesWithin('440882102').find((one) => one.kind === 'town');
    await service.fire(clerk, await service.getCase(clerk, made.id), {
      event: 'accept',
      data: {
        committeeId: committee?.id,
        applicationForm: 'written',
        applicationReceivedOn: '2026-11-24',
      },
    });

    await world.get('grid', `/cases/${made.code}/attachments`, 404);
  });
});
