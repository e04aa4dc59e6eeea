import type { LegalCalendar } from '../platform/calendar.ts';
import type { Day } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import type { Locale } from '../platform/i18n.ts';
import type { Area } from './area.ts';
import { formerNamesOf, successorsOf } from './area-change.ts';
import { areaLabel } from './area-label.ts';
import { type AreaSearch, AreaTree } from './area-tree.ts';
import * as repository from './areas-repository.ts';
import { readCalendar } from './calendar-reader.ts';
import { Dictionaries, type DictionaryOption } from './dictionaries.ts';
import type { Committee, DictionaryEntry, Organisation, Person, Seal } from './office.ts';
import { Offices } from './offices.ts';
import { listFormerWords, listThresholds } from './rule-changes-repository.ts';
import { coloursOn, type DueColours, type Threshold } from './thresholds.ts';

interface Snapshot {
  /** Of the places as they were read. */
  readonly mark: string;
  readonly tree: AreaTree;
  readonly offices: Offices;
  readonly dictionaries: Dictionaries;
  readonly calendar: LegalCalendar;
  readonly thresholds: readonly Threshold[];
}

/**
 * Places, offices, people in office, dictionaries and the calendar. All of it is held in memory, so every question
 * may also be asked inside a unit of work; `load` must have run, and runs again after each change.
 */
export class AreasService {
  readonly #database: Database;
  #snapshot: Snapshot | null = null;

  constructor(deps: { database: Database }) {
    this.#database = deps.database;
  }

  /** Reads everything anew; questions asked meanwhile get the former answers. */
  async load(): Promise<void> {
    const db = this.#database.read;
    // Read before what it marks: a change in between is then seen once too often, never too seldom.
    const mark = await repository.markOfAreas(db);
    const formerNames = formerNamesOf(await repository.listRenames(db));
    const successors = successorsOf(await repository.listSuccessions(db));
    const tree = new AreaTree(await repository.listAreas(db), formerNames, successors);
    const offices = new Offices(tree, {
      organisations: await repository.listOrganisations(db),
      committees: await repository.listCommittees(db),
      people: await repository.listPeople(db),
      duties: await repository.listDuties(db),
      seals: await repository.listSeals(db),
      former: await repository.listFormerRows(db),
      successions: await repository.listCommitteeSuccessions(db),
    });
    const dictionaries = new Dictionaries(
      await repository.listDictionaryEntries(db),
      await listFormerWords(db),
    );
    const { calendar } = await readCalendar(db);
    const thresholds = await listThresholds(db);
    this.#snapshot = { mark, tree, offices, dictionaries, calendar, thresholds };
  }

  /** Reads everything anew when another process changed anything of it, e.g. the command line while pages are served. */
  async follow(): Promise<void> {
    const mark = await repository.markOfAreas(this.#database.read);
    if (mark !== this.#current().mark) await this.load();
  }

  get tree(): AreaTree {
    return this.#current().tree;
  }

  get offices(): Offices {
    return this.#current().offices;
  }

  get dictionaries(): Dictionaries {
    return this.#current().dictionaries;
  }

  /** Working days as of the last load; ask anew for each computation. */
  get calendar(): LegalCalendar {
    return this.#current().calendar;
  }

  findArea(code: string): Area | undefined {
    return this.tree.find(code);
  }

  /** Throws NotFoundError for a code that no area ever had. */
  getArea(code: string): Area {
    return this.tree.get(code);
  }

  childrenOf(code: string): readonly Area[] {
    return this.tree.childrenOf(code);
  }

  isWithin(areaCode: string, scopeCode: string): boolean {
    return this.tree.isWithin(areaCode, scopeCode);
  }

  /** The path of an area; of an unknown code a path in which nothing lies. */
  pathOf(code: string): string {
    return this.tree.find(code)?.path ?? `/${code}/`;
  }

  /** Where somebody stands: his area, and the places and committees his own took the place of. */
  standingOf(account: { readonly areaCode: string; readonly committeeId: string | null }): {
    readonly areaPath: string;
    readonly formerPlaces: readonly { readonly code: string; readonly path: string }[];
    readonly formerCommittees: readonly string[];
  } {
    const { areaCode, committeeId } = account;
    return {
      areaPath: this.pathOf(areaCode),
      formerPlaces: this.tree.formerPlacesOf(areaCode).map(({ code, path }) => ({ code, path })),
      formerCommittees: committeeId === null ? [] : this.offices.formerCommitteesOf(committeeId),
    };
  }

  /** The town-level unit of the area or above it, else null: counties and cities lie in none. */
  townOf(code: string): Area | null {
    return this.tree.ancestorAt(code, 'town');
  }

  villageOf(code: string): Area | null {
    return this.tree.ancestorAt(code, 'village');
  }

  /** The county of the area or above it; of a city without counties, whose towns lie right below it, that city. */
  countyOf(code: string): Area | null {
    const county = this.tree.ancestorAt(code, 'county');
    if (county !== null) return county;
    const city = this.tree.ancestorAt(code, 'city');
    return city && this.childrenOf(city.code).some(({ level }) => level === 'town') ? city : null;
  }

  search(query: AreaSearch): readonly Area[] {
    return this.tree.search(query);
  }

  /** 客路镇迈港村. An unknown code is its own name. */
  nameOf(code: string): string {
    return this.tree.find(code) === undefined ? code : areaLabel(this.tree.lineOf(code));
  }

  /** The committee of the area or of the nearest one above it; without a day the one not ended. */
  committeeOf(areaCode: string, onDay?: Day): Committee | null {
    return this.offices.committeeOf(areaCode, onDay);
  }

  findCommittee(id: string): Committee | undefined {
    return this.offices.findCommittee(id);
  }

  /** Throws NotFoundError. */
  getCommittee(id: string): Committee {
    return this.offices.getCommittee(id);
  }

  committeesWithin(scopeCode: string, onDay?: Day): readonly Committee[] {
    return this.offices.committeesWithin(scopeCode, onDay);
  }

  mediatorsOf(committeeId: string, onDay: Day): readonly Person[] {
    return this.offices.mediatorsOf(committeeId, onDay);
  }

  findPerson(id: string): Person | undefined {
    return this.offices.findPerson(id);
  }

  /** Throws NotFoundError. */
  getPerson(id: string): Person {
    return this.offices.getPerson(id);
  }

  findOrganisation(id: string): Organisation | undefined {
    return this.offices.findOrganisation(id);
  }

  sealsOf(committeeId: string, onDay: Day): readonly Seal[] {
    return this.offices.sealsOf(committeeId, onDay);
  }

  /** Throws NotFoundError. */
  getSeal(id: string): Seal {
    return this.offices.getSeal(id);
  }

  /** Options in force on the day, labelled for the reader. Throws RangeError for an unknown dictionary. */
  dictionary(name: string, locale: Locale, onDay: Day): readonly DictionaryOption[] {
    return this.dictionaries.options(name, locale, onDay);
  }

  /** As it was called on a day; without one as it is called now. */
  dictionaryLabel(name: string, code: string, locale: Locale, onDay?: Day): string {
    return this.dictionaries.labelOf(name, code, locale, onDay);
  }

  /** From how many days before its end a deadline is shown in which colour. */
  colours(onDay: Day): DueColours {
    return coloursOn(this.#current().thresholds, onDay);
  }

  findDictionaryEntry(name: string, code: string): DictionaryEntry | undefined {
    return this.dictionaries.find(name, code);
  }

  #current(): Snapshot {
    if (this.#snapshot === null) throw new Error('areas are not loaded');
    return this.#snapshot;
  }
}
