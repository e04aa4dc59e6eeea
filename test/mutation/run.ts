/**
 * How many of the faults a definition could have its gates find: `npm run mutation -- [faults per definition]`.
 * Prints a line for each definition and every fault that nothing found; fails below 95 in a hundred.
 */
import { allDefinitions } from '../../src/workflow/definitions/all-contracts.ts';
import { definitions } from '../../workflows/index.ts';
import { percentFound, scoreOf } from './score.ts';

const wanted = 95;
const most = Number(process.argv[2] ?? 150);
if (!Number.isInteger(most) || most < 1) throw new RangeError('how many faults per definition?');

for (const definition of allDefinitions(definitions)) {
  const score = scoreOf(definition, most);
  const percent = percentFound(score);
  const gates = [...score.found].map(([gate, count]) => `${gate} ${count}`).join(', ');
  const { id, version } = definition;
  process.stdout.write(
    `${id}@${version}: ${score.all} possible faults, ${score.tried} tried, ${percent.toFixed(1)} % found (${gates})\n`,
  );
  for (const survivor of score.survivors) process.stdout.write(`  not found: ${survivor}\n`);
  if (percent < wanted) process.exitCode = 1;
}
