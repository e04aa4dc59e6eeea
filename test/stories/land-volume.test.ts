import { mkdirSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { projectFile } from '../../src/platform/project-root.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import {
  attachedFile,
  checkStructure,
  hasPdfTools,
  pageTexts,
  pdfFonts,
  pdfInfo,
  pdfLines,
  pictureCount,
} from '../typeset/pdf-tools.ts';
import { playLandStory } from './land-story.ts';
import { serviceDriver } from './service-driver.ts';

const output = projectFile('build', 'papers', 'land-volume.pdf');

test('file of the land story, every paper issued and pictures handed in, is bound without a defect on any page', async () => {
  const office = await openOffice(openTestDatabase);
  try {
    const story = serviceDriver(office);
    await playLandStory(story);
    const { service, volumes, entries } = office.documents;
    const mediator = await office.as('mediator');
    const subject = () => office.cases.service.getCase(mediator, story.caseCode());
    const dated = { filedBy: '林海生', filedOn: '2020-03-02', events: '界桩照片另存光盘一张。' };
    await entries.write(mediator, await subject(), 'D15', dated);
    for (const { code, aboutId } of await service.available(mediator, await subject()))
      await service.issue(mediator, await subject(), code, { aboutId, isMissingConfirmed: true });
    const photo = (width: number, height: number, background: string) =>
      sharp({ create: { width, height, channels: 3, background } })
        .jpeg()
        .toBuffer();
    const deed = (await volumes.bind(mediator, await subject())).bytes;
    const owner = { caseId: (await subject()).id };
    for (const file of [
      {
        name: '争议地全景.jpg',
        mediaType: 'image/jpeg',
        bytes: await photo(4000, 1500, '#7a6'),
        kind: 'photo' as const,
      },
      {
        name: '老界石.jpg',
        mediaType: 'image/jpeg',
        bytes: await photo(1500, 4000, '#a86'),
        kind: 'evidence' as const,
      },
      { name: '处理决定.pdf', mediaType: 'application/pdf', bytes: deed, kind: 'evidence' as const },
    ])
      await office.attachments.add(mediator, owner, [file]);
    const volume = await volumes.bind(mediator, await subject());
    mkdirSync(projectFile('build', 'papers'), { recursive: true });
    writeFileSync(output, volume.bytes);

    expect(volume.firstPages.length).toBeGreaterThan(12);
    if (!hasPdfTools) return;
    expect(checkStructure(volume.bytes)).toContain('No syntax or stream encoding errors');
    expect(pdfInfo(volume.bytes)).toMatchObject({ Tagged: 'yes', Pages: String(volume.pages) });
    for (const row of pdfFonts(volume.bytes)) expect(row.slice(-5, -2)).toEqual(['yes', 'yes', 'yes']);
    const pages = pageTexts(volume.bytes);
    pages.forEach((text, index) => {
      expect(text).toContain(`第${index + 1}页共${volume.pages}页`);
      expect(text.length, `page ${index + 1}`).toBeGreaterThan(60);
      expect(text).not.toMatch(/undefined|null|NaN|\{\{|\uFFFD/);
    });
    for (const page of pdfLines(volume.bytes))
      for (const line of page) expect(line.right, line.text).toBeLessThan(595.28 - 70);
    expect(attachedFile(volume.bytes, '3 处理决定.pdf')).toEqual(deed);
    expect(pictureCount(volume.bytes)).toBe(2);
    const sessions = pages
      .filter((text) => text.includes('人民调解记录编号'))
      .map((text) => /第(\d)次/.exec(text)?.[1]);
    expect(sessions).toEqual(['1', '2']);
    expect(pages.join('')).toContain('和谐共建');
  } finally {
    await office.close();
  }
});
