import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Database } from '../platform/database/connect.ts';
import { AppError, ForbiddenError, ValidationError } from '../platform/errors.ts';
import type { CaseService } from './case-service.ts';
import { type HeldCase, listHeldCases } from './handover-read-model.ts';

export interface HandoverReport {
  /** Codes of the cases the successor has now. */
  readonly done: readonly string[];
  /** Cases that stay, each with the codes of the reasons. */
  readonly left: readonly { readonly code: string; readonly reasons: readonly string[] }[];
}

/** Everything somebody has in hand goes to a successor, case by case, each with its own row of history. */
export class HandoverService {
  readonly #deps: { readonly db: Database; readonly cases: Pick<CaseService, 'getCase' | 'fire'> };

  constructor(deps: { readonly db: Database; readonly cases: Pick<CaseService, 'getCase' | 'fire'> }) {
    this.#deps = deps;
  }

  /**
   * Hands over what this person may hand over; a case that cannot go is named and holds no other back.
   * Run again, it goes on with what is left. @throws ForbiddenError
   */
  async handOver(
    viewer: Viewer,
    change: { readonly fromId: string; readonly toId: string; readonly reason: string },
  ): Promise<HandoverReport> {
    if (!can(viewer, 'handOverCases')) throw new ForbiddenError();
    const done: string[] = [];
    const left: HandoverReport['left'][number][] = [];
    for (const held of await listHeldCases(this.#deps.db.read, change.fromId)) {
      const reasons = await this.#one(viewer, held, change);
      if (reasons === null) done.push(held.code);
      else left.push({ code: held.code, reasons });
    }
    return { done, left };
  }

  async #one(viewer: Viewer, held: HeldCase, data: object): Promise<readonly string[] | null> {
    const { cases } = this.#deps;
    try {
      await cases.fire(viewer, await cases.getCase(viewer, held.id), { event: 'handover', data });
      return null;
    } catch (error) {
      if (error instanceof ValidationError) return error.problems.map(({ code }) => code);
      if (error instanceof AppError) return [error.code];
      throw error;
    }
  }
}
