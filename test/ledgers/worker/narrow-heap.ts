import { LedgerReader, RefusedLedgerError } from '../../../src/ledgers/worker/ledger-reader.ts';
import { writeSheets } from '../../../src/platform/workbook.ts';
import { bytesOf, today, typeWords } from '../ledgers.ts';

/** Reads a large ledger in a thread of little memory, then a small one; a process of its own, see hostile-files.test.ts. */
async function read(bytes: Uint8Array, heapMb: number): Promise<string> {
  const reader = new LedgerReader({ heapMb, milliseconds: 60_000 });
  const task = { kind: 'read', name: 'a.xlsx', bytes, today, types: typeWords, chosen: {} } as const;
  try {
    await reader.read(task, () => undefined);
    return 'taken';
  } catch (error) {
    return error instanceof RefusedLedgerError ? error.reason : String(error);
  } finally {
    await reader.close();
  }
}

const rows = Array.from({ length: 40_000 }, (_, row) => [
  ...['2026-03-05', '邻里', `张三${row}与李四${row}`, '已化解'],
]);
const large = await writeSheets([{ name: 'a', rows, merges: [], marked: [] }]);
const answers = [await read(large, 40), await read(bytesOf('village-2026.xlsx'), 700)];
process.stdout.write(`${answers.join(' ')}\n`);
