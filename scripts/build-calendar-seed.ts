import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Writes seeds/calendar.json: holidays and make-up working days by the State Council's yearly notices, from the npm
 * package chinese-days. Run it again after a release that carries the next year, and read the difference.
 */
const require = createRequire(import.meta.url);
const source = require('chinese-days/dist/chinese-days.json') as Record<
  'holidays' | 'workdays',
  Record<string, string>
>;
const { version } = require('chinese-days/package.json') as { version: string };

const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** The source writes '<English>,<Chinese>,<days>'. */
function rows(kind: 'holiday' | 'workday', days: Record<string, string>): string[][] {
  return Object.entries(days)
    .filter(([day]) => years.includes(Number(day.slice(0, 4))))
    .map(([day, text]) => [day, kind, text.split(',')[1] ?? '']);
}

const days = [...rows('holiday', source.holidays), ...rows('workday', source.workdays)].sort((a, b) =>
  String(a[0]).localeCompare(String(b[0])),
);
const lines = days.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
writeFileSync(
  new URL('../seeds/calendar.json', import.meta.url),
  `{
  "source": "国务院办公厅关于部分节假日安排的通知, by way of the npm package chinese-days ${version}",
  "years": ${JSON.stringify(years)},
  "days": [
${lines}
  ]
}
`,
);
