import { expect, test } from 'vitest';
import type { Job } from '../../../src/jobs/job.ts';
import { readFirstSheet } from '../../../src/platform/workbook-reader.ts';
import { exportedFile } from '../../exports/exported-file.ts';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { untilHung } from '../../support/patience.ts';
import { hasPdfTools, pageTexts } from '../../typeset/pdf-tools.ts';
import { closedWithPapers } from '../issuing.ts';

/** Workers under the first party, as an imported list leaves them. */
async function addWorkers(road: Road, names: readonly string[]): Promise<void> {
  const [party] = await road.parties();
  await road.office.uow.run((tx) =>
    tx.knex('party_members').insert(
      names.map((name, index) => ({
        id: `member-${index}`,
        case_id: road.caseId,
        party_id: party,
        no: index + 1,
        name,
        claim_fen: 100_000,
        confirmation: 'open',
        created_at: road.office.clock.now(),
      })),
    ),
  );
}

const workers = Array.from({ length: 20 }, (_, index) => `工人${String.fromCharCode(0x7532 + index)}`);

const ended = async (road: Road, job: Job | null, as = 'mediator') => {
  if (job === null) throw new Error('nothing begun');
  await road.office.jobs.settled(job.id, untilHung);
  const viewer = await road.office.as(as);
  const seen = await road.office.jobs.find(viewer, job.id);
  return { seen, bytes: (await road.office.jobs.file(viewer, job.id)).bytes };
};

eachDatabase((_, open) => {
  test('notices for twenty workers and the other party, made in one run, are papers of their own in one file', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await addWorkers(road, workers);
      const { batches, service } = road.office.documents;
      const [viewer, subject] = [await road.office.as('mediator'), await road.case('mediator')];
      expect(await batches.offers(viewer, subject)).toMatchObject([{ code: 'D04', count: 21 }]);
      const { seen, bytes } = await ended(road, await batches.begin(viewer, subject, 'D04'));

      expect(seen).toMatchObject({ state: 'done', done: 22, total: 22 });
      const issued = (await service.issued(viewer, subject)).filter(({ code }) => code === 'D04');
      expect(issued).toHaveLength(21);
      expect(new Set(issued.map(({ verifyCode }) => verifyCode)).size).toBe(21);
      expect(issued.every(({ prints }) => prints.length === 1)).toBe(true);
      if (!hasPdfTools) return;
      const pages = pageTexts(bytes);
      expect(pages[0]).toContain('批量文书清单');
      for (const name of workers) {
        const own = pages.filter((text) => text.includes(`${name}：`));
        expect(own, name).toHaveLength(1);
        // Each copy counts its own pages.
        expect(own[0]).toMatch(/第1页共3页/);
      }
    });
  });

  test('batch, one of whose papers cannot be printed, makes the others and names this one with the reason', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await addWorkers(road, ['阿甲', 'ئابلىز']);
      const { batches, service } = road.office.documents;
      const [viewer, subject] = [await road.office.as('mediator'), await road.case('mediator')];
      const { bytes } = await ended(road, await batches.begin(viewer, subject, 'D04'));

      expect((await service.issued(viewer, subject)).filter(({ code }) => code === 'D04')).toHaveLength(2);
      if (!hasPdfTools) return;
      const [list = ''] = pageTexts(bytes);
      expect(list).toContain('应制作3份，已制作2份');
      expect(list).toContain('未制作');
      expect(list).toContain('请改用汉字书写');
    });
  });

  test('covers of a month, made, are those of the cases closed in it; a month without any begins nothing', async () => {
    await onRoad(open, async (road) => {
      await closedWithPapers(road);
      const { batches } = road.office.documents;
      const chair = await road.office.as('chair');
      const month = road.today().slice(0, 7);
      const { seen, bytes } = await ended(road, await batches.beginCovers(chair, month), 'chair');

      expect(seen).toMatchObject({ state: 'done', total: 2 });
      expect(await batches.beginCovers(chair, '2019-12')).toBeNull();
      const other = await road.office.as('mediator2');
      expect(await batches.beginCovers(other, month)).toBeNull();
      await expect(batches.beginCovers(await road.office.as('grid'), month)).rejects.toMatchObject({
        status: 403,
      });
      if (hasPdfTools) expect(pageTexts(bytes)[1]).toContain('人民调解卷宗');
    });
  });

  test('register of a month, exported and read back, has every paper with its code and digest and no name', async () => {
    await onRoad(open, async (road) => {
      await closedWithPapers(road);
      const { batches, service } = road.office.documents;
      const chair = await road.office.as('chair');
      const month = road.today().slice(0, 7);
      const lines = await batches.register(chair, month);
      const issued = await service.issued(chair, await road.case('chair'));
      const { bytes } = await exportedFile(road.office, 'chair', 'register', { query: { month } });
      const rows = await readFirstSheet(bytes);

      expect(lines).toHaveLength(issued.length);
      expect(rows).toHaveLength(lines.length + 1);
      const text = JSON.stringify(rows);
      for (const { recordDigest } of issued) expect(text).toContain(recordDigest.slice(0, 16));
      expect(text).not.toMatch(/陈志明|林国栋/);
      expect(() => batches.register({ ...chair, role: 'mediator' }, month)).toThrow();
    });
  });
});
