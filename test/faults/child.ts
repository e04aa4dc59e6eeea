/** A second process on the database of a test: does one job, prints what came of it as one line of JSON. */

import { fixedClock } from '../../src/platform/clock.ts';
import { AppError } from '../../src/platform/errors.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { OutboxConsumer } from '../../src/workflow/definitions/ports.ts';
import { WorkflowWorker } from '../../src/workflow/engine/worker.ts';
import { connectTestDatabase } from '../support/database.ts';
import { containerOn } from '../support/office.ts';
import { actor } from '../workflow/engine/engine-world.ts';
import type { CommandsFound, Job } from './job.ts';

const job = JSON.parse(process.argv[2] ?? '{}') as Job;
const db = await connectTestDatabase(job.place.dataDir, job.place.databaseUrl);
const office = await containerOn(db, job.place.dataDir, fixedClock(job.now));
process.stdout.write('ready\n');

if (job.kind === 'killed') await dieAtStatement(job);
if (job.kind === 'commands') report(await fireMany(job));
if (job.kind === 'worker') report(await workUntilIdle());
if (job.kind === 'killedWorker') await dieAfterEffect();
await office.sessions.close();
await db.close();

function report(found: unknown): void {
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Fires the command and dies before its nth statement, or once it is acknowledged. */
async function dieAtStatement({ command, statement }: Extract<Job, { kind: 'killed' }>): Promise<void> {
  let seen = 0;
  db.write.on('query', () => {
    seen += 1;
    if (seen === statement) die();
  });
  await office.engine.command({ ...command, actor: actor() });
  die();
}

/** Notes, and every fourth time a step that needs the newest revision. */
async function fireMany({ caseId, times }: Extract<Job, { kind: 'commands' }>): Promise<CommandsFound> {
  const found: CommandsFound = { done: 0, stale: 0, other: [] };
  for (let n = 0; n < times; n += 1) {
    const isExclusive = n % 4 === 3;
    try {
      const { state_rev } = await db.read('cases').where('id', caseId).first('state_rev');
      await office.engine.command({
        kind: 'case',
        subjectId: caseId,
        actor: actor(),
        ...(isExclusive
          ? { event: 'classifyLandKind', data: { landKind: 'ownership' }, expectedStateRev: state_rev }
          : { event: 'addNote', data: { text: `第${n}次走访` } }),
      });
      found.done += 1;
    } catch (error) {
      if (error instanceof AppError && error.status === 409) found.stale += 1;
      else found.other.push(String(error));
    }
  }
  return found;
}

/** Rounds until two in a row found nothing to do. */
async function workUntilIdle(): Promise<{ effects: number; deadlines: number }> {
  const sum = { effects: 0, deadlines: 0 };
  for (let idle = 0; idle < 2; ) {
    const { effects, deadlines } = await office.worker.runOnce();
    sum.effects += effects;
    sum.deadlines += deadlines;
    idle = effects + deadlines === 0 ? idle + 1 : 0;
  }
  return sum;
}

async function dieAfterEffect(): Promise<void> {
  const notify: OutboxConsumer = async (message) => {
    await office.notify(message);
    die();
  };
  const { uow, clock, engine } = office;
  const log = createLogger({ level: 'silent' });
  await new WorkflowWorker({ db, uow, clock, engine, consumers: { notify }, log }).runOnce();
}
