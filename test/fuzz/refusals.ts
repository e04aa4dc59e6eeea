import { AppError } from '../../src/platform/errors.ts';
import { type ActingRole, actingRoles } from '../../src/workflow/definitions/definition.ts';
import type { Subject } from '../../src/workflow/definitions/ports.ts';
import { branchesOf, eventsOf, type WorkflowSet } from '../../src/workflow/definitions/step.ts';
import type { TestOffice } from '../support/office.ts';
import { checksumOf } from './checksum.ts';
import type { Attempt, GarbageContext } from './garbage.ts';

/** A case or lead whose rows are watched. */
export interface Watched {
  readonly kind: 'case' | 'lead';
  readonly id: string;
  /** Digest of all its rows, as long as nothing changed them. */
  checksum: string | null;
}

/** Tries what must be refused; in a right product the first two lists stay empty. */
export class Refusals {
  /** Garbage that was taken. */
  readonly accepted: string[] = [];
  /** A refusal that left a trace, or one that was no refusal but a crash. */
  readonly traces: string[] = [];
  /** How often each kind of garbage was refused. */
  readonly byKind = new Map<string, number>();
  readonly #office: TestOffice;

  constructor(office: TestOffice) {
    this.#office = office;
  }

  get total(): number {
    return [...this.byKind.values()].reduce((sum, n) => sum + n, 0);
  }

  /** Proves that a forbidden command is refused and that no row of the case is other than before; false if taken. */
  async mustRefuse(
    watched: Watched,
    { what, roles, ...input }: Attempt,
    accountId = 'demo-account-clerk',
  ): Promise<boolean> {
    const { db, engine } = this.#office;
    const { kind, id } = watched;
    watched.checksum ??= await checksumOf(db.read, kind, id);
    const where = `${what}: ${input.event} ${JSON.stringify(input.data)}`;
    try {
      const actor = { accountId, name: 'x', roles };
      await engine.command({ kind, subjectId: id, ...input, actor });
      this.accepted.push(where);
      watched.checksum = null;
      return false;
    } catch (error) {
      const isRefusal = error instanceof AppError && [400, 403, 404, 409, 422].includes(error.status);
      if (!isRefusal) this.traces.push(`${where} crashed: ${String(error)}`);
    }
    this.byKind.set(what, (this.byKind.get(what) ?? 0) + 1);
    const after = await checksumOf(db.read, kind, id);
    if (after !== watched.checksum) this.traces.push(`${where} left a trace`);
    watched.checksum = after;
    return true;
  }
}

type AboutPlace = 'stateRev' | 'known' | 'otherRoles' | 'vocabulary' | 'now';

/** What garbage has to know of where a case stands, besides what the walk knows of it. */
export function garbageContext(
  office: TestOffice,
  { subject, set }: { readonly subject: Subject; readonly set: WorkflowSet },
  walk: Omit<GarbageContext, AboutPlace>,
): GarbageContext {
  const event = walk.good?.spec.name;
  const branches = (event !== undefined && branchesOf(set, subject, event)?.branches) || [];
  const mayNot = (role: ActingRole): boolean => !branches.some(({ def }) => def.meta.roles.includes(role));
  return {
    ...walk,
    vocabulary: set.vocabulary,
    now: office.clock.now(),
    stateRev: subject.stateRev,
    known: new Set(eventsOf(set, subject)),
    otherRoles: actingRoles.filter((role) => role !== 'system' && mayNot(role)),
  };
}
