import type { Viewer } from '../../identity/viewer.ts';
import { AppError, ForbiddenError, type Problem, ValidationError } from '../../platform/errors.ts';
import type { CaseService } from '../registration/case-service.ts';

export interface BulkCase {
  /** Its id or code. */
  readonly id: string;
  /** The revision last seen: a case that has moved since is refused. */
  readonly expectedStateRev?: number;
}

export interface BulkOrder {
  readonly event: string;
  readonly data: unknown;
  readonly cases: readonly BulkCase[];
  /** With it a repeat does nothing twice. */
  readonly idempotencyKey?: string;
  readonly requestId?: string;
}

export type BulkRow = { readonly id: string; readonly code: string | null; readonly title: string | null } & (
  | { readonly result: 'done' }
  | { readonly result: 'refused'; readonly refusal: BulkRefusal }
);

/** What was wrong with the order for this case, or why the case refused it. */
export interface BulkRefusal {
  readonly code: string;
  readonly status: number;
  readonly params: Readonly<Record<string, string | number>>;
  readonly problems: readonly Problem[];
}

/** One event for many cases, one after the other, each as if it were the only one. */
export class BulkService {
  readonly #cases: Pick<CaseService, 'getCase' | 'fire'>;

  constructor(cases: Pick<CaseService, 'getCase' | 'fire'>) {
    this.#cases = cases;
  }

  /**
   * Takes the step with each case in a transaction of its own; a refusal stands in the row of its case and holds no
   * other back. Cases out of sight are refused as if they were not there. Throws what is no refusal.
   */
  async run(viewer: Viewer, order: BulkOrder): Promise<BulkRow[]> {
    const rows: BulkRow[] = [];
    for (const one of order.cases) rows.push(await this.#one(viewer, one, order));
    return rows;
  }

  async #one(viewer: Viewer, asked: BulkCase, order: BulkOrder): Promise<BulkRow> {
    const { event, data, idempotencyKey, requestId } = order;
    let about: Pick<BulkRow, 'id' | 'code' | 'title'> = { id: asked.id, code: null, title: null };
    try {
      const subject = await this.#cases.getCase(viewer, asked.id);
      about = { id: subject.id, code: subject.code, title: subject.title };
      await this.#cases.fire(viewer, subject, {
        event,
        data,
        ...(asked.expectedStateRev !== undefined && { expectedStateRev: asked.expectedStateRev }),
        ...(idempotencyKey !== undefined && { idempotencyKey: `${idempotencyKey}:${subject.id}` }),
        ...(requestId !== undefined && { requestId }),
      });
      return { ...about, result: 'done' };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ...about, result: 'refused', refusal: refusalOf(error) };
    }
  }
}

function refusalOf(error: AppError): BulkRefusal {
  const problems = error instanceof ValidationError ? error.problems : [];
  // Who may not take this step now learns that of the case, whatever else the error would say.
  const code = error instanceof ForbiddenError ? 'forbidden' : error.code;
  return { code, status: error.status, params: error.params, problems };
}
