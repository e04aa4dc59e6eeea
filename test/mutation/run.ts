/**
 * How many of the faults a definition could have its gates find: `npm run mutation -- [faults per definition]`, all
 * without a number. Prints a line for each definition and every fault that nothing found; fails below 95 in a hundred.
 */
import { allDefinitions } from '../../src/workflow/definitions/all-contracts.ts';
import { definitions } from '../../workflows/index.ts';
import { percentFound, scoreOf } from './score.ts';

const wanted = 95;
const [given] = process.argv.slice(2);
const most = given === undefined ? undefined : Number(given);
if (most !== undefined && (!Number.isInteger(most) || most < 1)) {
  throw new RangeError('how many faults per definition?');
}

for (const definition of allDefinitions(definitions)) {
  const before = process.cpuUsage();
  const score = scoreOf(definition, most);
  const { user, system } = process.cpuUsage(before);
  const percent = percentFound(score);
  const gates = [...score.found].map(([gate, count]) => `${gate} ${count}`).join(', ');
  const { id, version } = definition;
  const cpu = ((user + system) / 1e6).toFixed(0);
  process.stdout.write(
    `${id}@${version}: ${score.all} possible faults, ${score.tried} tried, ${percent.toFixed(1)} % found (${gates}), ${cpu} s of CPU\n`,
  );
  for (const survivor of score.survivors) process.stdout.write(`  not found: ${survivor}\n`);
  if (percent < wanted) process.exitCode = 1;
}
