import type { Day } from '../platform/clock.ts';
import { NotFoundError } from '../platform/errors.ts';
import { type Dated, isInForce } from './area.ts';
import type { AreaTree } from './area-tree.ts';
import type {
  AreaDuty,
  BookKind,
  BookRows,
  Committee,
  CommitteeSuccession,
  OfficeChange,
  Organisation,
  Person,
  Seal,
} from './office.ts';

export interface OfficeRows {
  readonly organisations: readonly Organisation[];
  readonly committees: readonly Committee[];
  readonly people: readonly Person[];
  readonly duties: readonly AreaDuty[];
  readonly seals: readonly Seal[];
  readonly successions?: readonly CommitteeSuccession[];
  /** Rows as they were until a day, in the order of these days. */
  readonly former?: readonly Pick<OfficeChange, 'kind' | 'objectId' | 'onDay' | 'former'>[];
}

/** Committees, organisations, people in office and seals, held in memory beside the tree. */
export class Offices {
  readonly #tree: AreaTree;
  readonly #rows: OfficeRows;
  readonly #committees: ReadonlyMap<string, Committee>;
  readonly #organisations: ReadonlyMap<string, Organisation>;
  readonly #people: ReadonlyMap<string, Person>;
  readonly #seals: ReadonlyMap<string, Seal>;

  constructor(tree: AreaTree, rows: OfficeRows) {
    this.#tree = tree;
    this.#rows = rows;
    this.#committees = byId(rows.committees);
    this.#organisations = byId(rows.organisations);
    this.#people = byId(rows.people);
    this.#seals = byId(rows.seals);
  }

  /** The rows of a kind with the values they had on a day; without a day as they are now. */
  rowsOn<K extends BookKind>(kind: K, onDay?: Day): readonly BookRows[K][] {
    const rows = this.#rows[kind] as unknown as readonly BookRows[K][];
    const former = this.#rows.former ?? [];
    if (onDay === undefined || former.length === 0) return rows;
    return rows.map((row) => {
      const one = former.find(
        (change) => change.kind === kind && change.objectId === row.id && onDay < change.onDay,
      );
      // What it was is of that day, when it began and ended is known today.
      return one === undefined
        ? row
        : { ...row, ...one.former, validFrom: row.validFrom, validTo: row.validTo };
    });
  }

  findCommittee(id: string): Committee | undefined {
    return this.#committees.get(id);
  }

  /** The committee that stands today for one that may have been closed. */
  committeeToday(id: string): string {
    const successions = this.#rows.successions ?? [];
    let now = id;
    for (let steps = 0; steps < 100; steps += 1) {
      const next = successions.find(({ committeeId }) => committeeId === now);
      if (next === undefined) return now;
      now = next.successorId;
    }
    return now;
  }

  /** Whether a committee ever took the place of another. */
  get hasSuccessions(): boolean {
    return (this.#rows.successions ?? []).length > 0;
  }

  /** Committees this one took the place of. */
  formerCommitteesOf(id: string): readonly string[] {
    return (this.#rows.successions ?? [])
      .map(({ committeeId }) => committeeId)
      .filter((former) => this.committeeToday(former) === id);
  }

  getCommittee(id: string): Committee {
    return found(this.#committees.get(id), 'committeeNotFound', id);
  }

  findOrganisation(id: string): Organisation | undefined {
    return this.#organisations.get(id);
  }

  findPerson(id: string): Person | undefined {
    return this.#people.get(id);
  }

  getPerson(id: string): Person {
    return found(this.#people.get(id), 'personNotFound', id);
  }

  findSeal(id: string): Seal | undefined {
    return this.#seals.get(id);
  }

  getSeal(id: string): Seal {
    return found(this.#seals.get(id), 'sealNotFound', id);
  }

  /** The committee of the area, else of the nearest area above it that has one. */
  committeeOf(areaCode: string, onDay?: Day): Committee | null {
    const committees = this.rowsOn('committees', onDay);
    for (const area of [...this.#tree.lineOf(areaCode)].reverse()) {
      const own = committees.filter((one) => one.areaCode === area.code && isCurrent(one, onDay));
      const [committee] = this.#settledFirst(own);
      if (committee !== undefined) return committee;
    }
    return null;
  }

  /** Committees in the area or below it. */
  committeesWithin(scopeCode: string, onDay?: Day): readonly Committee[] {
    return this.#settledFirst(this.#within(this.rowsOn('committees', onDay), scopeCode, onDay));
  }

  organisationsWithin(scopeCode: string, onDay?: Day): readonly Organisation[] {
    return this.#within(this.rowsOn('organisations', onDay), scopeCode, onDay);
  }

  /** Mediators of a committee in office on a day. */
  mediatorsOf(committeeId: string, onDay: Day): readonly Person[] {
    return this.rowsOn('people', onDay).filter(
      (person) => person.committeeId === committeeId && person.isMediator && isInForce(person, onDay),
    );
  }

  sealsOf(committeeId: string, onDay: Day): readonly Seal[] {
    return this.rowsOn('seals', onDay).filter(
      (seal) => seal.committeeId === committeeId && isInForce(seal, onDay),
    );
  }

  /** Who bears a duty in the area or in one above it, the nearest first. */
  dutiesOf(areaCode: string, onDay: Day): readonly { duty: string; person: Person }[] {
    const people = byId(this.rowsOn('people', onDay));
    const duties = this.rowsOn('duties', onDay);
    return [...this.#tree.lineOf(areaCode)].reverse().flatMap((area) =>
      duties
        .filter((duty) => duty.areaCode === area.code && isInForce(duty, onDay))
        .flatMap(({ duty, personId }) => {
          const person = people.get(personId);
          return person === undefined ? [] : [{ duty, person }];
        }),
    );
  }

  /** A committee that came to a place from elsewhere stands behind the one that was there. */
  #settledFirst(committees: readonly Committee[]): readonly Committee[] {
    const came = new Set(
      (this.#rows.former ?? []).flatMap(({ kind, objectId, former }) => {
        const now = this.#committees.get(objectId)?.areaCode;
        return kind === 'committees' && former !== null && former['areaCode'] !== now ? [objectId] : [];
      }),
    );
    if (came.size === 0) return committees;
    return [...committees.filter(({ id }) => !came.has(id)), ...committees.filter(({ id }) => came.has(id))];
  }

  #within<T extends Dated & { readonly areaCode: string }>(
    rows: readonly T[],
    scopeCode: string,
    onDay: Day | undefined,
  ): readonly T[] {
    return rows.filter((row) => this.#tree.isWithin(row.areaCode, scopeCode) && isCurrent(row, onDay));
  }
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function found<T>(row: T | undefined, code: string, id: string): T {
  if (row === undefined) throw new NotFoundError(code, { id });
  return row;
}

/** Without a day: not ended at any time. */
function isCurrent(row: Dated, onDay: Day | undefined): boolean {
  return onDay === undefined ? row.validTo === null : isInForce(row, onDay);
}
