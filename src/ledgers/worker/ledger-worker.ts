import type { MessagePort } from 'node:worker_threads';
import { fillLayout, inspectLayout, type LayoutFindings } from '../../exports/layouts/fill-layout.ts';
import { LayoutError, type LayoutFault } from '../../exports/layouts/layout-book.ts';
import { RefusedWorkbookError, type WorkbookRefusal } from '../../platform/workbook-reader.ts';
import { type LedgerTask, type ReadSummary, readTask, returnTask } from './ledger-task.ts';

export interface LedgerThreadTask {
  readonly task: LedgerTask;
  readonly port: MessagePort;
}

export type LedgerAnswer =
  | { readonly kind: 'read'; readonly summary: ReadSummary }
  | { readonly kind: 'return'; readonly bytes: Uint8Array }
  | { readonly kind: 'inspect'; readonly findings: LayoutFindings }
  | { readonly kind: 'refused'; readonly reason: WorkbookRefusal }
  | { readonly kind: 'noLayout'; readonly fault: LayoutFault };

/** What the thread runs: classes of errors do not survive the way between threads, so a refusal is an answer. */
export default async function work({ task, port }: LedgerThreadTask): Promise<LedgerAnswer> {
  try {
    if (task.kind === 'inspect') return { kind: 'inspect', findings: inspectLayout(task) };
    if (task.kind === 'fill') return { kind: 'return', bytes: fillLayout(task) };
    if (task.kind === 'return') return { kind: 'return', bytes: await returnTask(task) };
    return { kind: 'read', summary: await readTask(task, (rows) => port.postMessage(rows)) };
  } catch (error) {
    if (error instanceof LayoutError) return { kind: 'noLayout', fault: error.fault };
    if (error instanceof RefusedWorkbookError) return { kind: 'refused', reason: error.reason };
    throw error;
  } finally {
    // After the rows, in their order: whoever waits for it has them all.
    port.postMessage(null);
    port.close();
  }
}
