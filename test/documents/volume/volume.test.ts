import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { AttachmentKind } from '../../../src/cases/attachments/attachments-service.ts';
import { onRoad, Road } from '../../mediation/proceedings-world.ts';
import { openTestDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';
import { untilHung } from '../../support/patience.ts';
import {
  attachedFile,
  checkStructure,
  hasPdfTools,
  pageTexts,
  pdfInfo,
  pictureCount,
  withoutSpace,
} from '../../typeset/pdf-tools.ts';
import { closedWithPapers, issued } from '../issuing.ts';

const bind = async (road: Road, as = 'mediator') =>
  road.office.documents.volumes.bind(await road.office.as(as), await road.case(as));

test('closed case, bound, is numbered through, and its contents name the page on which each paper begins', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await closedWithPapers(road);
    for (const code of ['D13', 'D17', 'D12']) await issued(road, code);
    const volume = await bind(road);

    expect(volume.firstPages.length).toBeGreaterThan(7);
    expect([...volume.firstPages].sort((a, b) => a - b)).toEqual(volume.firstPages);
    if (process.env['VOLUME_OUT']) await writeFile(process.env['VOLUME_OUT'], volume.bytes);
    if (!hasPdfTools) return;
    expect(checkStructure(volume.bytes)).toContain('No syntax or stream encoding errors');
    expect(pdfInfo(volume.bytes)).toMatchObject({ Pages: String(volume.pages), Tagged: 'yes' });
    const pages = pageTexts(volume.bytes).map(withoutSpace);
    pages.forEach((text, index) => {
      expect(text).toContain(`第${index + 1}页共${volume.pages}页`);
      expect(text).not.toContain('草稿');
    });
    expect(pages[0]).toContain('人民调解卷宗');
    expect(pages[1]).toContain('卷内目录');
    expect(pages.at(-1)).toContain(`本卷宗共${volume.pages}页`);
    const titles = ['人民调解申请书', '人民调解记录', '人民调解协议书', '人民调解回访记录'];
    for (const title of titles) {
      const begins = volume.firstPages.find((page) => pages[page - 1]?.includes(title) === true);
      expect(begins, title).toBeDefined();
      expect(pages[1]).toContain(`${title}${begins}`);
    }
  });
});

test('case that goes on, bound, says on every page that it is a draft', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.settled();
    await road.papers().catch(() => undefined);
    const { documents } = road.office;
    const chair = await road.office.as('chair');
    await documents.service.issue(chair, await road.case('chair'), 'D02');
    const volume = await bind(road, 'chair');

    if (!hasPdfTools) return;
    for (const text of pageTexts(volume.bytes)) expect(text).toContain('草稿');
  });
});

test('governance office, which may not read the sessions, and a case without papers get no volume', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.preparing();
    await expect(bind(road)).rejects.toMatchObject({ status: 404 });
    await expect(bind(road, 'coordinator')).rejects.toMatchObject({ status: 403 });
    await expect(bind(road, 'clerk')).rejects.toMatchObject({ status: 403 });
  });
});

test('volume, bound twice at the same moment, is the same file, and each binding is in the audit log', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await closedWithPapers(road);
    const [first, second] = [await bind(road), await bind(road)];

    expect(second.sha256).toBe(first.sha256);
    const rows = await road.office.db.read('audit_log').where({ action: 'document.volume' });
    expect(rows).toHaveLength(2);
  });
});

async function upload(road: Road, kind: AttachmentKind, name: string, bytes: Buffer, mediaType: string) {
  const mediator = await road.office.as('mediator');
  const { id } = await road.case('mediator');
  await road.office.attachments.add(mediator, { caseId: id }, [{ name, kind, bytes, mediaType }]);
}

const photo = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();

test('photographs and a PDF that were handed in, bound, stand at their place, and the PDF is attached byte for byte', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await closedWithPapers(road);
    const deed = (await bind(road)).bytes;
    await upload(road, 'evidence', '老界石.png', await photo(1600, 1200, '#7a5'), 'image/png');
    await upload(road, 'evidence', '1986年承包书.pdf', deed, 'application/pdf');
    await upload(road, 'signed', '签字页.png', await photo(1240, 1754, '#fff'), 'image/png');
    const volume = await bind(road);

    if (process.env['VOLUME_OUT']) await writeFile(process.env['VOLUME_OUT'], volume.bytes);
    if (!hasPdfTools) return;
    expect(checkStructure(volume.bytes)).toContain('No syntax or stream encoding errors');
    const pages = pageTexts(volume.bytes);
    const digest = createHash('sha256').update(deed).digest('hex');
    const evidence = pages.findIndex((text) => text.startsWith('证据材料') || text.includes('证据材料编号'));
    expect(pages[evidence]).toContain(`1986年承包书.pdf证据附于电子卷${digest}`);
    expect(pages[1]).toContain(`证据材料${evidence + 1}共2件`);
    const order = ['证据材料', '人民调解记录', '人民调解协议书', '签署文书影印件'].map((title) =>
      pages.findIndex(
        (text, index) => index > 1 && volume.firstPages.includes(index + 1) && text.includes(title),
      ),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(attachedFile(volume.bytes, '2 1986年承包书.pdf').equals(deed)).toBe(true);
    expect(pictureCount(volume.bytes)).toBe(2);
  });
});

test('file that calls itself a picture and is none, bound, is attached and does not stop the volume', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await closedWithPapers(road);
    await upload(road, 'photo', '坏照片.jpg', Buffer.from('not a picture'), 'image/jpeg');
    const volume = await bind(road);

    if (hasPdfTools) expect(attachedFile(volume.bytes, '1 坏照片.jpg').toString()).toBe('not a picture');
  });
});

test('volume, begun in the background of an office that draws in threads, can be opened when it is done and is the file that binding gives', async () => {
  const office = await openOffice(openTestDatabase, '2026-03-02T09:00:00+08:00', { drawsInThreads: true });
  try {
    const road = new Road(office, 'general');
    await closedWithPapers(road);
    const { documents, jobs } = office;
    const mediator = await road.office.as('mediator');
    const job = await documents.volumes.begin(mediator, await road.case('mediator'));
    await jobs.settled(job.id, untilHung);

    expect(await jobs.find(mediator, job.id)).toMatchObject({ state: 'done', kind: 'volume' });
    const { bytes } = await jobs.file(mediator, job.id);
    expect(bytes.equals((await bind(road)).bytes)).toBe(true);
    await expect(jobs.file(await road.office.as('chair'), job.id)).rejects.toMatchObject({ status: 404 });
    // Who no longer handles the case may no longer have the file he began.
    const { id } = await road.case('mediator');
    await road.office.uow.run((tx) => tx.knex('cases').where({ id }).update({ mediator_id: null }));
    await expect(jobs.file(mediator, job.id)).rejects.toMatchObject({ status: 404 });
  } finally {
    await office.close();
  }
});
