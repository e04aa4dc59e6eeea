/**
 * The long proofs, which the suite only samples: `npm run prove -- [walks] [mutants] [papers] [postgres] [package] [office]`,
 * all of them without a name. Each prints its figures; at the end stand what each took and how it ended. Fails when one fails.
 */
import { isPartName, type PartName, parts } from './parts.ts';
import { type Outcome, runPart } from './run-part.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isPartName(name));
if (unknown.length > 0) {
  throw new RangeError(`no proof ${unknown.join(', ')}: there are ${Object.keys(parts).join(', ')}`);
}
const names = asked.length > 0 ? asked.filter(isPartName) : (Object.keys(parts) as PartName[]);

const outcomes: Outcome[] = [];
for (const name of names) outcomes.push(await runPart(name));

process.stdout.write('\n');
for (const { name, result, cpu, wall } of outcomes) {
  const took = `${cpu.toFixed(0).padStart(6)} s of CPU ${wall.toFixed(0).padStart(6)} s`;
  process.stdout.write(`${name.padEnd(10)} ${result.padEnd(28)} ${took}\n`);
}
if (outcomes.some(({ isFailed }) => isFailed)) process.exitCode = 1;
