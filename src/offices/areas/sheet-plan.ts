import type { Day } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import { parseData } from '../../platform/form-data.ts';
import { type Area, isInForce, pathBelow } from '../area.ts';
import { areaLabel, shortAreaName } from '../area-label.ts';
import type { AreaTree } from '../area-tree.ts';
import { allotCode, isCodeBelow, type OwnLevel, parentLevels } from './codes.ts';
import { areaProblem } from './problems.ts';
import { levelOf, rowFields, type SheetRow } from './sheet.ts';

/** What a row of a list leads to. A row that says what holds already is the same, so a list may come twice. */
export type PlannedRow =
  | { readonly row: SheetRow; readonly outcome: 'add'; readonly area: Area }
  | {
      readonly row: SheetRow;
      readonly outcome: 'rename';
      readonly area: Area;
      readonly name: string;
      readonly validOn: Day;
      readonly note: string | null;
    }
  | { readonly row: SheetRow; readonly outcome: 'same'; readonly area: Area }
  | { readonly row: SheetRow; readonly outcome: 'refused'; readonly problems: readonly Problem[] };

/** Thrown inside to leave a row; never leaves this file. */
class RowRefused extends Error {
  readonly problems: readonly Problem[];
  constructor(...problems: Problem[]) {
    super('row refused');
    this.problems = problems;
  }
}

/** Looks at each row after the ones before it, as if those had been carried out. Writes nothing. */
export function planRows(
  tree: AreaTree,
  rows: readonly SheetRow[],
  context: { readonly today: Day; readonly source: string },
): PlannedRow[] {
  const book = new PlannedBook(tree, context.today);
  return rows.map((row) => {
    try {
      return planRow(book, row, context);
    } catch (error) {
      if (error instanceof RowRefused) return { row, outcome: 'refused', problems: error.problems };
      throw error;
    }
  });
}

function planRow(book: PlannedBook, row: SheetRow, context: { today: Day; source: string }): PlannedRow {
  const { line: _, ...cells } = row;
  const filled = Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));
  const parsed = parseData(rowFields, filled, context.today);
  if (!parsed.ok) throw new RowRefused(...parsed.problems);
  const { name, code, note = null, validOn = context.today } = parsed.data;
  const level = levelOf(parsed.data.level);
  if (level === null) throw new RowRefused(areaProblem('level', 'levelUnknown'));
  const parent = book.parentOf(parsed.data.parent, level);
  const known = code === undefined ? book.twinOf(parent, level, name) : book.find(code);
  if (known !== undefined) return planKnown(book, row, known, { parent, level, name, validOn, note });
  refuseTwin(book, parent, level, name);
  const given = code ?? book.allot(parent, level);
  if (given === null) throw new RowRefused(areaProblem('parent', 'noCodeLeft'));
  if (!isCodeBelow(given, parent, level)) throw new RowRefused(areaProblem('code', 'codeMisplaced'));
  if (validOn < parent.validFrom)
    throw new RowRefused(areaProblem('validOn', 'beforeParent', { params: { day: parent.validFrom } }));
  const area: Area = {
    code: given,
    name,
    level,
    parentCode: parent.code,
    path: pathBelow(parent.path, given),
    validFrom: validOn,
    validTo: null,
    source: context.source,
    note,
  };
  book.put(area);
  return { row, outcome: 'add', area };
}

function planKnown(
  book: PlannedBook,
  row: SheetRow,
  area: Area,
  wanted: { parent: Area; level: OwnLevel; name: string; validOn: Day; note: string | null },
): PlannedRow {
  if (area.level !== wanted.level)
    throw new RowRefused(areaProblem('level', 'otherLevel', { params: { name: area.name } }));
  if (area.parentCode !== wanted.parent.code)
    throw new RowRefused(areaProblem('parent', 'otherParent', { params: { name: area.name } }));
  if (area.name === wanted.name) return { row, outcome: 'same', area };
  const fault = renameProblem(area, book.lastRenameOf(area.code), wanted.validOn);
  if (fault !== null) throw new RowRefused(fault);
  refuseTwin(book, wanted.parent, wanted.level, wanted.name);
  book.put({ ...area, name: wanted.name });
  return { row, outcome: 'rename', area, name: wanted.name, validOn: wanted.validOn, note: wanted.note };
}

/** Why a place cannot bear a new name from that day on; null when it can. */
export function renameProblem(area: Area, lastRename: Day | null, validOn: Day): Problem | null {
  if (area.validTo !== null) return areaProblem('name', 'hasEnded', { params: { day: area.validTo } });
  const earliest = lastRename ?? area.validFrom;
  return validOn < earliest ? areaProblem('validOn', 'beforeLast', { params: { day: earliest } }) : null;
}

function refuseTwin(book: PlannedBook, parent: Area, level: OwnLevel, name: string): void {
  const twin = book.twinOf(parent, level, name);
  if (twin !== undefined)
    throw new RowRefused(areaProblem('name', 'nameTaken', { params: { code: twin.code } }));
}

/** The tree with what the rows so far would have made of it. */
class PlannedBook {
  readonly #tree: AreaTree;
  readonly #today: Day;
  readonly #changed = new Map<string, Area>();
  readonly #byName = new Map<string, Set<string>>();

  constructor(tree: AreaTree, today: Day) {
    this.#tree = tree;
    this.#today = today;
    for (const area of tree.all()) this.#index(area);
  }

  find(code: string): Area | undefined {
    return this.#changed.get(code) ?? this.#tree.find(code);
  }

  put(area: Area): void {
    this.#changed.set(area.code, area);
    this.#index(area);
  }

  lastRenameOf(code: string): Day | null {
    return this.#tree.formerNamesOf(code).at(-1)?.until ?? null;
  }

  allot(parent: Area, level: OwnLevel): string | null {
    return allotCode(parent.code, level, (code) => this.find(code) !== undefined);
  }

  /** A place of that name right there which has not ended. */
  twinOf(parent: Area, level: OwnLevel, name: string): Area | undefined {
    return this.#named(name).find(
      (area) =>
        area.parentCode === parent.code &&
        area.level === level &&
        area.name === name &&
        this.#isCurrent(area),
    );
  }

  /** By code, name, everyday name or the name with its town. @throws RowRefused for none, several, or an unfit one */
  parentOf(text: string, level: OwnLevel): Area {
    const wanted = text.replace(/\s/g, '');
    const byCode = this.find(wanted);
    const found =
      byCode === undefined ? this.#named(wanted).filter((area) => this.#isCurrent(area)) : [byCode];
    const fitting = found.filter((area) => parentLevels[level].includes(area.level));
    const [parent, ...others] = fitting;
    if (found.length === 0)
      throw new RowRefused(areaProblem('parent', 'parentUnknown', { params: { name: text } }));
    if (parent === undefined)
      throw new RowRefused(areaProblem('parent', 'parentUnfit', { params: { name: text } }));
    if (others.length > 0) {
      const codes = fitting.slice(0, 5).map((area) => `${this.#labelOf(area)} ${area.code}`);
      throw new RowRefused(areaProblem('parent', 'parentUnclear', { params: { list: codes.join('、') } }));
    }
    if (!this.#isCurrent(parent))
      throw new RowRefused(areaProblem('parent', 'hasEnded', { params: { day: parent.validTo ?? '' } }));
    return parent;
  }

  #isCurrent(area: Area): boolean {
    return isInForce(area, this.#today) && area.validTo === null;
  }

  #named(name: string): Area[] {
    return [...(this.#byName.get(name) ?? [])].flatMap((code) => this.find(code) ?? []);
  }

  #index(area: Area): void {
    for (const name of new Set([area.name, shortAreaName(area), this.#labelOf(area)])) {
      const codes = this.#byName.get(name);
      if (codes === undefined) this.#byName.set(name, new Set([area.code]));
      else codes.add(area.code);
    }
  }

  #labelOf(area: Area): string {
    return areaLabel(
      area.path.split('/').flatMap((code) => (code === area.code ? area : (this.find(code) ?? []))),
    );
  }
}
