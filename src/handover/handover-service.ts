import type { Case } from '../cases/core/case.ts';
import type { CaseService } from '../cases/registration/case-service.ts';
import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Database } from '../platform/database/connect.ts';
import { AppError, ForbiddenError, type Problem, ValidationError } from '../platform/errors.ts';
import { type HeldCase, listHeldCases, listHolders } from './handover-read-model.ts';

export interface HandoverReport {
  /** Codes of the cases the successor has now. */
  readonly done: readonly string[];
  /** Cases that stay, each with the codes of the reasons. */
  readonly left: readonly { readonly code: string; readonly reasons: readonly Problem[] }[];
  /** Cases that were not tried yet. */
  readonly waiting: number;
}

/** A page is answered within seconds; who has more in hand goes on with the rest. */
export const mostAtOnce = 50;

/** Everything somebody has in hand goes to a successor, case by case, each with its own row of history. */
export class HandoverService {
  readonly #deps: { readonly db: Database; readonly cases: Pick<CaseService, 'getCase' | 'fire'> };

  constructor(deps: { readonly db: Database; readonly cases: Pick<CaseService, 'getCase' | 'fire'> }) {
    this.#deps = deps;
  }

  /**
   * Hands over what this person may hand over, no more than `most` at once; a case that cannot go is named and holds no
   * other back. Run again, it goes on with what is left. @throws ForbiddenError
   */
  async handOver(
    viewer: Viewer,
    change: { readonly fromId: string; readonly toId: string; readonly reason: string },
    most = Number.POSITIVE_INFINITY,
  ): Promise<HandoverReport> {
    if (!can(viewer, 'handOverCases')) throw new ForbiddenError();
    const done: string[] = [];
    const left: HandoverReport['left'][number][] = [];
    const all = await listHeldCases(this.#deps.db.read, change.fromId);
    for (const held of all) {
      if (done.length >= most) break;
      const reasons = await this.#one(viewer, held, change);
      if (reasons === null) done.push(held.code);
      else left.push({ code: held.code, reasons });
    }
    return { done, left, waiting: all.length - done.length - left.length };
  }

  /** Who mediates open cases that this person sees. @throws ForbiddenError */
  async holders(viewer: Viewer): Promise<{ readonly personId: string; readonly cases: number }[]> {
    if (!can(viewer, 'handOverCases')) throw new ForbiddenError();
    return listHolders(this.#deps.db.read, viewer);
  }

  /** The open cases of somebody that this person sees, by code. @throws ForbiddenError */
  async held(viewer: Viewer, personId: string): Promise<Case[]> {
    if (!can(viewer, 'handOverCases')) throw new ForbiddenError();
    const found = await listHeldCases(this.#deps.db.read, personId);
    const cases = await Promise.all(
      found.map(({ id }) => this.#deps.cases.getCase(viewer, id).catch(() => null)),
    );
    return cases.filter((one) => one !== null);
  }

  async #one(viewer: Viewer, held: HeldCase, data: object): Promise<readonly Problem[] | null> {
    const { cases } = this.#deps;
    try {
      await cases.fire(viewer, await cases.getCase(viewer, held.id), { event: 'handover', data });
      return null;
    } catch (error) {
      if (error instanceof ValidationError) return error.problems;
      if (error instanceof AppError) return [{ path: '', code: error.code }];
      throw error;
    }
  }
}
