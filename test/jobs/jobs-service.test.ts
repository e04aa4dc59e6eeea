import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Viewer } from '../../src/identity/viewer.ts';
import { createJobFiles } from '../../src/jobs/job-files.ts';
import { JobsService } from '../../src/jobs/jobs-service.ts';
import { type FixedClock, fixedClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { eachDatabase, type TestDatabase } from '../support/database.ts';

const pdf = { name: '全卷.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-') };
const person = (accountId: string) => ({ accountId }) as Viewer;
const wu = person('acc-wu');
/** Only what hangs takes so long, however busy the machine is. */
const patience = 240_000;

eachDatabase((_, open) => {
  let database: TestDatabase;
  let clock: FixedClock;
  let jobs: JobsService;
  let seesCases: boolean;

  beforeEach(async () => {
    database = await open();
    clock = fixedClock('2026-11-29T01:00:00.000Z');
    seesCases = true;
    jobs = new JobsService({
      db: database.db,
      uow: database.uow,
      clock,
      log: createLogger({ level: 'silent' }),
      files: createJobFiles(join(database.dataDir, 'jobs')),
      mayHave: async () => seesCases,
    });
  });
  afterEach(async () => {
    await jobs.stop();
    await database.close();
  });

  const begun = (work: Parameters<JobsService['start']>[1]['work'] = async () => pdf) =>
    jobs.start(wu, { kind: 'volume', title: '全卷', work });

  test('job, begun and waited for, is done and gives its file to who began it and to nobody else', async () => {
    const { id, state } = await begun();
    await jobs.settled(id, patience);

    expect(state).toBe('running');
    expect(await jobs.find(wu, id)).toMatchObject({ state: 'done', fileName: '全卷.pdf' });
    expect(await jobs.file(wu, id)).toEqual(pdf);
    await expect(jobs.file(person('acc-lin'), id)).rejects.toMatchObject({ status: 404 });
  });

  test('job, asked about while it works, says how far it is', async () => {
    let finish: () => void = () => undefined;
    const { id } = await begun(async ({ report }) => {
      report(3, 8);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return pdf;
    });
    await expect.poll(async () => (await jobs.find(wu, id)).done, { timeout: patience }).toBe(3);

    expect(await jobs.find(wu, id)).toMatchObject({ state: 'running', total: 8 });
    await expect(jobs.file(wu, id)).rejects.toMatchObject({ status: 404 });
    finish();
    await jobs.settled(id, patience);
    expect((await jobs.find(wu, id)).state).toBe('done');
  });

  test('job, begun twice by the same person while it works, is one; begun by another, it is a second', async () => {
    let finish: () => void = () => undefined;
    const work = () =>
      new Promise<typeof pdf>((resolve) => {
        finish = () => resolve(pdf);
      });
    const first = await begun(work);
    const twin = await begun(work);
    const other = await jobs.start(person('acc-lin'), {
      kind: 'volume',
      title: '全卷',
      work: async () => pdf,
    });

    expect(twin.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
    finish();
    await jobs.settled(first.id, patience);
    expect((await begun()).id).not.toBe(first.id);
  });

  test('job, cancelled while it works, is told to stop and leaves no file', async () => {
    const { id } = await begun(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    await jobs.cancel(wu, id);
    await jobs.settled(id, patience);

    expect((await jobs.find(wu, id)).state).toBe('cancelled');
    await expect(jobs.file(wu, id)).rejects.toMatchObject({ status: 404 });
  });

  test('job whose work throws, seen afterwards, has failed', async () => {
    const { id } = await begun(() => Promise.reject(new Error('no face')));
    await jobs.settled(id, patience);

    expect((await jobs.find(wu, id)).state).toBe('failed');
  });

  test('job of a process that fell silent, seen two minutes later, was interrupted', async () => {
    const { id } = await begun();
    await jobs.settled(id, patience);
    await database.db.write('jobs').where({ id }).update({ state: 'running' });
    clock.advance(121_000);

    expect((await jobs.find(wu, id)).state).toBe('interrupted');
  });

  test('file of a job, asked for a day later or by who may no longer see the case, is gone', async () => {
    const { id } = await jobs.start(wu, {
      kind: 'volume',
      title: '全卷',
      caseId: 'case-1',
      work: async () => pdf,
    });
    await jobs.settled(id, patience);
    seesCases = false;
    await expect(jobs.file(wu, id)).rejects.toMatchObject({ status: 404 });
    seesCases = true;
    expect((await jobs.file(wu, id)).name).toBe('全卷.pdf');
    clock.advance(25 * 3600_000);
    await begun();

    await expect(jobs.file(wu, id)).rejects.toMatchObject({ status: 404 });
    expect(await jobs.list(wu)).toHaveLength(1);
  });
});
