import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checkStructure, hasPdfTools, pageTexts, pdfInfo, withoutSpace } from '../documents/pdf-tools.ts';
import { onRoad, type Road } from '../mediation/proceedings-world.ts';
import { openTestDatabase } from '../support/database.ts';
import { closedWithPapers, issued } from './issuing.ts';

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
