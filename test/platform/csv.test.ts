import { expect, test } from 'vitest';
import { writeCsv } from '../../src/platform/csv.ts';

test('cells, written as CSV, open in a spreadsheet as what was typed and never as a formula', () => {
  const text = writeCsv([
    ['名称', '金额'],
    ['他说“行”, "不行"', '-1,200.50'],
    ['=HYPERLINK("http://x")', '+86 138'],
    ['@SUM(A1)', '-2+3'],
  ]).toString('utf8');

  expect(text).toBe(
    '\ufeff"名称","金额"\r\n"他说“行”, ""不行""","-1,200.50"\r\n' +
      '"\'=HYPERLINK(""http://x"")","\'+86 138"\r\n"\'@SUM(A1)","\'-2+3"\r\n',
  );
});
