import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, test } from 'vitest';
import { LedgerReader, RefusedLedgerError } from '../../../src/ledgers/worker/ledger-reader.ts';
import type { ReadTask } from '../../../src/ledgers/worker/ledger-task.ts';
import { bytesOf, today, typeWords } from '../ledgers.ts';

const reader = new LedgerReader();
afterAll(() => reader.close());

const task = (bytes: Uint8Array, name = '台账.xlsx'): ReadTask => ({
  kind: 'read',
  name,
  bytes,
  today,
  types: typeWords,
  chosen: {},
});

async function refusalOf(bytes: Uint8Array, by = reader): Promise<string> {
  try {
    await by.read(task(bytes), () => undefined);
    return 'taken';
  } catch (error) {
    if (error instanceof RefusedLedgerError) return error.reason;
    throw error;
  }
}

/** A ZIP file of these parts; `unpacked` is what its directory says of their sizes. */
function zip(parts: Readonly<Record<string, string | Buffer>>, unpacked?: number): Buffer {
  const heads: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const size = unpacked ?? bytes.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entries.push(entry, Buffer.from(name));
    heads.push(local, Buffer.from(name), packed);
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...heads, directory, end]);
}

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
function workbook(
  sheet: string,
  more: Readonly<Record<string, string | Buffer>> = {},
  unpacked?: number,
): Buffer {
  return zip(
    {
      '[Content_Types].xml':
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet,
      ...more,
    },
    unpacked,
  );
}
const cells = (text: string): string =>
  `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${text}</sheetData></worksheet>`;
const text = (ref: string, value: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
const ledger = (more = ''): string =>
  cells(
    `<row r="1">${['日期', '类型', '当事人', '结果'].map((head, index) => text(`${'ABCD'[index]}1`, head)).join('')}</row>` +
      `<row r="2">${text('A2', '2026-03-05')}${text('B2', '邻里')}${text('C2', '张三与李四')}${text('D2', '已化解')}</row>${more}`,
  );

describe('files that strangers made', () => {
  test('workbook that is small and whole, read, is taken', async () => {
    expect(await refusalOf(workbook(ledger()))).toBe('taken');
  });

  test.each([
    ['text instead of a workbook with zeros', Buffer.from([0x50, 0x4b, 0, 0, 1, 2]), 'notWorkbook'],
    ['cut off', bytesOf('town-2026H1.xlsx').subarray(0, 20_000), 'notWorkbook'],
    ['old format', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'oldFormat'],
    [
      'part that lies about its size',
      workbook(ledger(), { 'xl/media/a.bin': Buffer.alloc(400 * 1024 * 1024) }, 10),
      'tooLarge',
    ],
    [
      'cell in the last column of the last row',
      workbook(
        cells(`${`<row r="1">${text('A1', 'x')}</row>`}<row r="1048576">${text('XFD1048576', 'x')}</row>`),
      ),
      'tooManyColumns',
    ],
    [
      'row in a column no sheet has',
      workbook(cells(`<row r="1">${text('AAAAA1', 'x')}</row>`)),
      'tooManyColumns',
    ],
    ['three hundred columns', workbook(cells(`<row r="1">${text('KN1', 'x')}</row>`)), 'tooManyColumns'],
    [
      'more rows than a year of a county',
      workbook(cells(`<row r="1">${text('A1', 'x')}</row><row r="60005">${text('A60005', 'x')}</row>`)),
      'tooManyRows',
    ],
  ])('%s, read, is refused for its reason', async (_name, bytes, reason) => {
    expect(await refusalOf(bytes)).toBe(reason);
  });

  test('entities that unfold into each other, read, are not unfolded', async () => {
    const lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const sheet = ledger()
      .replace('<?xml version="1.0"?>', `<?xml version="1.0"?>${lol}`)
      .replace('邻里', '&b;');

    expect(['taken', 'notWorkbook']).toContain(await refusalOf(workbook(sheet)));
  });

  test('macros and links to other files beside a ledger, read, are passed over', async () => {
    const more = {
      'xl/vbaProject.bin': Buffer.from('Sub Auto_Open'),
      'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="${main}"/>`,
    };
    expect(
      await refusalOf(workbook(ledger('<row r="3"><c r="A3"><f>[1]a!A1</f><v>46027</v></c></row>'), more)),
    ).toBe('taken');
  });

  test('file that takes longer than the thread may, read, is refused, and the next one is read', async () => {
    const hurried = new LedgerReader({ heapMb: 700, milliseconds: 1 });
    expect(await refusalOf(bytesOf('town-2026H1.xlsx'), hurried)).toBe('tooLong');
    await hurried.close();
    expect(await refusalOf(bytesOf('village-2026.xlsx'))).toBe('taken');
  });

  test('file that takes more memory than the thread may, read, is refused, and the process goes on', async () => {
    // The suite's own --max-old-space-size would hold for the thread as well.
    const env = { ...process.env, NODE_OPTIONS: '' };
    const script = join(import.meta.dirname, 'narrow-heap.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { env });

    expect(stdout.trim()).toBe('tooMuchMemory taken');
  });

  test('workbook that comes back, opened, has its reasons and no cell that is a formula', async () => {
    const bytes = Buffer.from(
      '日期,类型,当事人,结果,简要情况\n2026-03-05,,张三与李四,已化解,"=HYPERLINK(""http://x"")"\n',
    );
    const reasons = [{ sheet: 'csv', row: 2, text: '=缺少类型' }];
    const returned = await reader.returned({
      kind: 'return',
      name: 'a.csv',
      bytes,
      heading: '退回原因',
      reasons,
    });
    const { sheets } = await readXlsx(new Uint8Array(returned));

    expect(sheets[0]?.rows[0]?.at(-1)).toBe('退回原因');
    expect(sheets[0]?.rows[1]?.slice(-2)).toEqual(['=HYPERLINK("http://x")', '=缺少类型']);
    const kinds = [...(sheets[0]?.cells?.values() ?? [])].map(({ formula }) => formula).filter(Boolean);
    expect(kinds).toEqual([]);
  });
});
