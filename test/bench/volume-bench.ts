/**
 * `npm run bench:volume [-- --cases N --events M]`: what a command, the offers of a list and a diagram cost in an
 * office with so many cases and history entries, beside the same in an office of the demo alone. Filled by statements,
 * so that it takes minutes and not days: the added rows are there to be in the way, nobody acts on them. With
 * TEST_DATABASE_URL on PostgreSQL.
 */
import { cpus } from 'node:os';
import type { Case } from '../../src/cases/core/case.ts';
import type { Viewer } from '../../src/identity/viewer.ts';
import type { Facts } from '../../src/workflow/definitions/definition.ts';
import { offersOf } from '../../src/workflow/engine/offers.ts';
import type { TestOffice } from '../support/office.ts';
import { openBenchOffice } from './bench-office.ts';

const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : usual;
};
const cases = option('cases', 100_000);
const events = option('events', 2_000_000);
const commands = 400;
const isPostgres = process.env['TEST_DATABASE_URL'] !== undefined;
const targets = { command: isPostgres ? 25 : 15, offers: 5, diagram: 10 };

/** Copies of one case and of one entry, with ids of their own, in one statement each. */
async function fill(office: TestOffice): Promise<void> {
  const { write } = office.db;
  const model = await write('cases').where({ phase: 'mediating' }).first();
  const entry = await write('history').where({ subject_id: model.id }).orderBy('seq').first();
  await copied('cases', { ...model, number: null }, cases, { id: `'v' || n`, code: `'DV' || n` });
  const perCase = Math.max(1, Math.round(events / cases));
  await copied('history', { ...entry, idempotency_key: null }, cases * perCase, {
    subject_id: `'v' || (n % ${cases})`,
    seq: `1 + n / ${cases}`,
  });

  async function copied(
    table: string,
    row: Record<string, unknown>,
    count: number,
    own: Readonly<Record<string, string>>,
  ): Promise<void> {
    // A parameter in a select list is text to PostgreSQL: numbers are written out, and what is empty is left out.
    const names = Object.keys({ ...row, ...own }).filter((name) => own[name] ?? row[name] !== null);
    const written = (name: string) => own[name] ?? (typeof row[name] === 'number' ? String(row[name]) : '?');
    const values = names.map(written);
    const bindings = names.filter((name) => written(name) === '?').map((name) => row[name]);
    const step = 50_000;
    for (let from = 0; from < count; from += step) {
      const to = Math.min(count, from + step);
      await write.raw(
        `with recursive series(n) as (select ${from} union all select n + 1 from series where n + 1 < ${to})
         insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from series`,
        bindings as string[],
      );
    }
  }
}

/** A note, or an appointment that moves the case: half appends, half exclusive. */
async function command(office: TestOffice, n: number): Promise<void> {
  const viewer = await mediator(office);
  const [subject] = await mine(office);
  if (!subject) throw new Error('no case to act on');
  const isNote = n % 2 === 0;
  await office.cases.service.fire(viewer, subject, {
    event: isNote ? 'addNote' : 'schedule',
    data: isNote
      ? { text: '记录' }
      : { startsAt: '2026-12-01T09:00:00+08:00', place: '调解室', mode: 'office' },
  });
}

/** What a person may do with each of fifty cases, with the facts in hand. */
async function offersOfList(office: TestOffice): Promise<void> {
  const { subjects } = await knownOf(office);
  for (let row = 0; row < 50; row += 1) {
    const one = subjects[row % subjects.length];
    if (!one) throw new Error('no case');
    offersOf(
      office.registry.set(one.subject.defId, one.subject.defVersion),
      one.subject,
      ['mediator'],
      one.facts,
    );
  }
}

async function diagram(office: TestOffice): Promise<void> {
  const [subject] = await mine(office);
  if (!subject) throw new Error('no case');
  const marks = { current: subject.phase, visited: [subject.phase] };
  office.engine.diagram(subject.defId, subject.defVersion, marks, 'zh-CN');
}

interface Known {
  readonly viewer: Viewer;
  readonly mine: readonly Case[];
  readonly subjects: readonly { readonly subject: Case; readonly facts: Facts }[];
}
const known = new Map<TestOffice, Known>();

async function knownOf(office: TestOffice): Promise<Known> {
  const found = known.get(office);
  if (found) return found;
  const mine = await readMine(office);
  const subjects = await Promise.all(
    mine.map(async (subject) => ({
      subject,
      facts: await office.engine.factsOf('case', subject.id, null),
    })),
  );
  const made = { viewer: await office.as('mediator'), mine, subjects };
  known.set(office, made);
  return made;
}

async function readMine(office: TestOffice) {
  const viewer = await office.as('mediator');
  const rows = await office.db
    .read('cases')
    .where({ mediator_id: viewer.personId, phase: 'mediating' })
    .whereNot('id', 'like', 'v%')
    .select('id');
  return Promise.all(rows.map((row) => office.cases.service.getCase(viewer, row.id)));
}

const mediator = async (office: TestOffice) => (await knownOf(office)).viewer;
const mine = async (office: TestOffice) => (await knownOf(office)).mine;

/** Turn by turn in both offices, so that a busy moment hits both; milliseconds of each turn. */
async function interleaved(
  offices: readonly TestOffice[],
  turns: number,
  work: (office: TestOffice, n: number) => Promise<void>,
): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < turns; n += 1) {
    for (const [index, office] of offices.entries()) {
      const from = performance.now();
      await work(office, n);
      times[index]?.push(performance.now() - from);
    }
  }
  return times;
}

function report(name: string, share: number, low: number[], high: number[], targetMs: number): void {
  const at = (values: number[]): number =>
    values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
  const [base, figure] = [at(low), at(high)];
  const verdict = figure <= targetMs ? '' : ' MISSED';
  print(
    `${name}: ${figure.toFixed(1)} ms; floor (the office of the demo alone) ${base.toFixed(1)} ms; ratio ${(figure / base).toFixed(2)}; target <= ${targetMs} ms${verdict}`,
  );
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(0);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  print(
    `Dingfen volume bench: ${cpus().length} cores, Node ${process.version}, ${isPostgres ? 'PostgreSQL' : 'SQLite FULL'}`,
  );
  const floor = await openBenchOffice(30);
  const full = await openBenchOffice(30);
  const startedAt = performance.now();
  await fill(full);
  const total = async (table: string): Promise<number> =>
    Number((await full.db.read(table).count({ n: '*' }).first())?.['n'] ?? 0);
  print(
    `${await total('cases')} cases, ${await total('history')} history entries, filled in ${seconds(startedAt)} s`,
  );

  const offices = [floor, full] as const;
  const [floorCommands, fullCommands] = await interleaved(offices, commands, (office, n) =>
    command(office, n),
  );
  report('command, p95', 0.95, floorCommands, fullCommands, targets.command);
  const [floorOffers, fullOffers] = await interleaved(offices, 100, offersOfList);
  report('offers for a list of 50, facts in hand, p95', 0.95, floorOffers, fullOffers, targets.offers);
  const [floorDiagrams, fullDiagrams] = await interleaved(offices, 200, diagram);
  report('diagram, p95', 0.95, floorDiagrams, fullDiagrams, targets.diagram);
  for (const office of offices) await office.close();
}

await main();
