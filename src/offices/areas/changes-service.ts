import type { AuditLog } from '../../audit/audit-log.ts';
import { type Clock, type Day, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ConflictError, NotFoundError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { refuse, refuseAll } from '../../platform/problem.ts';
import { type Area, isPathWithin, pathBelow, pathRange } from '../area.ts';
import type { AreaChange, AreaChangeKind } from '../area-change.ts';
import type { AreasService } from '../areas-service.ts';
import * as repository from './changes-repository.ts';
import { allotCode, isOwnLevel, type OwnLevel, parentLevels } from './codes.ts';
import { type CountyChoice, wholeCountyName } from './country.ts';
import type { CountryService } from './country-service.ts';
import { findDependents } from './dependents-read-model.ts';
import { areaProblem } from './problems.ts';
import type { SheetRow } from './sheet.ts';
import { type PlannedRow, planRows, renameProblem } from './sheet-plan.ts';

export interface ChangesDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly areas: AreasService;
  readonly country: CountryService;
  /** Gives accounts that were opened before there was any place the whole of the first county. */
  readonly settleAccounts: (tx: Tx, areaCode: string) => Promise<void>;
  /** Told the path of a place once its new name stands: what is found by names of places follows. */
  readonly onRenamed: (areaPath: string) => Promise<void>;
}

/** Who changes the places: an account, or nobody but the command line. */
export type ChangeActor = string | null;

interface Told {
  readonly validOn: Day;
  readonly note?: string | null | undefined;
}

/** The places of an office as they change: counties taken from the country, own places, new names, ends. */
export class ChangesService {
  readonly #deps: ChangesDeps;

  constructor(deps: ChangesDeps) {
    this.#deps = deps;
  }

  /**
   * Takes a county with its towns and villages from the national list, all or nothing; one that is there already gets
   * only what it lacks. Throws NotFoundError for a code no county has.
   */
  async loadCounty(actor: ChangeActor, code: string): Promise<{ county: CountyChoice; added: number }> {
    const { areas, country, settleAccounts } = this.#deps;
    const { county, areas: listed } = await country.readCounty(code);
    const isFirst = areas.tree.size === 0;
    const added = await this.#change(async (tx) => {
      const count = await repository.insertMissingAreas(tx, listed);
      if (count === 0) return 0;
      const own = listed.find((area) => area.code === county.code);
      if (own === undefined) throw new Error(`${county.code} is not in its own list`);
      await this.#note(tx, actor, 'loaded', [
        { area: own, validOn: own.validFrom, note: wholeCountyName(county) },
      ]);
      if (isFirst) await settleAccounts(tx, listed[0]?.code ?? own.code);
      return count;
    });
    return { county, added };
  }

  /** Adds a place below another, with a code of its own. Throws ValidationError, NotFoundError. */
  async add(
    actor: ChangeActor,
    parentCode: string,
    told: Told & { readonly name: string; readonly level: OwnLevel; readonly source: string },
  ): Promise<Area> {
    const { tree } = this.#deps.areas;
    const { name, level, validOn, note = null, source } = told;
    const parent = tree.get(parentCode);
    const twin = tree
      .childrenOf(parentCode)
      .find((one) => one.level === level && one.name === name && one.validTo === null);
    refuseAll([
      ...(parentLevels[level].includes(parent.level) ? [] : [areaProblem('level', 'levelUnfit')]),
      ...(twin === undefined ? [] : [areaProblem('name', 'nameTaken', { params: { code: twin.code } })]),
      ...(parent.validTo === null ? [] : [areaProblem('', 'hasEnded', { params: { day: parent.validTo } })]),
      ...(validOn < parent.validFrom
        ? [areaProblem('validOn', 'beforeParent', { params: { day: parent.validFrom } })]
        : []),
    ]);
    const code = allotCode(parentCode, level, (one) => tree.find(one) !== undefined);
    if (code === null) return refuse(areaProblem('', 'noCodeLeft'));
    const path = pathBelow(parent.path, code);
    const area = { code, name, level, parentCode, path, validFrom: validOn, validTo: null, source, note };
    await this.#change(async (tx) => {
      // Another process may have allotted the same code meanwhile.
      if ((await repository.insertMissingAreas(tx, [area])) === 0) throw new ConflictError('areaChanged');
      await this.#note(tx, actor, 'added', [{ area, validOn, note }]);
    });
    return area;
  }

  /** Gives a place a new name from a day on; what was counted before keeps the old one. Throws ValidationError. */
  async rename(actor: ChangeActor, code: string, told: Told & { readonly name: string }): Promise<void> {
    const { tree } = this.#deps.areas;
    const { name, validOn, note = null } = told;
    const area = tree.get(code);
    const siblings = area.parentCode === null ? tree.roots() : tree.childrenOf(area.parentCode);
    const twin = siblings.find(
      (one) => one.level === area.level && one.name === name && one.validTo === null,
    );
    refuseAll([
      ...[renameProblem(area, tree.formerNamesOf(code).at(-1)?.until ?? null, validOn) ?? []].flat(),
      ...(twin === undefined ? [] : [areaProblem('name', 'nameTaken', { params: { code: twin.code } })]),
    ]);
    await this.#change((tx) => this.#rename(tx, actor, [{ area, name, validOn, note }]));
  }

  /**
   * Ends a place and all that lies below it. Throws ValidationError, NotFoundError, and ConflictError that names what is
   * still open there: cases, leads and committees.
   */
  async end(actor: ChangeActor, code: string, { validOn, note = null }: Told): Promise<number> {
    const { tree } = this.#deps.areas;
    const area = tree.get(code);
    const starts = [...tree.all()]
      .filter((one) => isPathWithin(one.path, area.path))
      .map(({ validFrom }) => validFrom);
    const latest = starts.sort().at(-1) ?? area.validFrom;
    refuseAll([
      ...(isOwnLevel(area.level) ? [] : [areaProblem('', 'tooWideToEnd')]),
      ...(area.validTo === null ? [] : [areaProblem('', 'hasEnded', { params: { day: area.validTo } })]),
      ...(validOn < latest ? [areaProblem('validOn', 'beforeLast', { params: { day: latest } })] : []),
    ]);
    return this.#change(async (tx) => {
      const { cases, leads, committees } = await findDependents(tx.knex, area.path);
      if (cases.count > 0)
        throw new ConflictError('areaHasCases', { count: cases.count, list: cases.codes.join('、') });
      if (leads > 0) throw new ConflictError('areaHasLeads', { count: leads });
      if (committees.length > 0)
        throw new ConflictError('areaHasCommittees', { list: committees.join('、') });
      const codes = await repository.endAreas(tx, pathRange(area.path), validOn);
      const ended = codes.flatMap((one) => tree.find(one) ?? []);
      await this.#note(
        tx,
        actor,
        'ended',
        ended.map((one) => ({ area: one, validOn, note })),
      );
      return codes.length;
    });
  }

  /** What each row of a list would lead to. */
  plan(rows: readonly SheetRow[], source: string): PlannedRow[] {
    return planRows(this.#deps.areas.tree, rows, { today: this.#today(), source });
  }

  /** Carries a list out in one transaction when no row of it is refused; else writes nothing. Gives what it did. */
  async carryOut(actor: ChangeActor, rows: readonly SheetRow[], source: string): Promise<PlannedRow[]> {
    const planned = this.plan(rows, source);
    if (planned.some(({ outcome }) => outcome === 'refused')) return planned;
    const added = planned.flatMap((one) => (one.outcome === 'add' ? [one.area] : []));
    const renamed = planned.flatMap((one) => (one.outcome === 'rename' ? [one] : []));
    if (added.length + renamed.length === 0) return planned;
    await this.#change(async (tx) => {
      if ((await repository.insertMissingAreas(tx, added)) < added.length)
        throw new ConflictError('areaChanged');
      const note = (area: Area) => ({ area, validOn: area.validFrom, note: area.note });
      await this.#note(tx, actor, 'added', added.map(note));
      await this.#rename(tx, actor, renamed);
    });
    return planned;
  }

  async #rename(
    tx: Tx,
    actor: ChangeActor,
    renames: readonly { area: Area; name: string; validOn: Day; note: string | null }[],
  ): Promise<void> {
    for (const { area, name } of renames) {
      const now = await repository.findArea(tx.knex, area.code);
      if (now === null) throw new NotFoundError('areaNotFound', { code: area.code });
      if (now.name !== area.name) throw new ConflictError('areaChanged');
      await repository.renameArea(tx, area.code, name);
    }
    const noted = renames.map(({ area, name, ...told }) => ({
      area: { ...area, name },
      formerName: area.name,
      ...told,
    }));
    await this.#note(tx, actor, 'renamed', noted);
    const { onRenamed } = this.#deps;
    tx.afterCommit(async () => {
      for (const { area } of renames) await onRenamed(area.path);
    });
  }

  /** Writes changes down beside the places and in the audit log. */
  async #note(
    tx: Tx,
    actor: ChangeActor,
    kind: Exclude<AreaChangeKind, 'succeeded'>,
    noted: readonly { area: Area; formerName?: string; validOn: Day; note: string | null }[],
  ): Promise<void> {
    const at = this.#deps.clock.now();
    const changes = noted.map(
      ({ area, formerName = null, validOn, note }): AreaChange => ({
        id: newId(),
        areaCode: area.code,
        kind,
        validOn,
        name: area.name,
        formerName,
        note,
        successorCode: null,
        reformId: null,
        recordedBy: actor,
        recordedAt: at,
      }),
    );
    await repository.insertChanges(tx, changes);
    const entries = changes.map(({ areaCode, validOn, name, formerName }) => ({
      actorId: actor,
      action: actions[kind],
      objectKind: 'area',
      objectId: areaCode,
      detail: { validOn, name, ...(formerName !== null && { formerName }) },
      requestId: null,
      at,
    }));
    await this.#deps.audit.appendAll(tx, entries);
  }

  async #change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#deps.uow.run(async (tx) => {
      tx.afterCommit(() => this.#deps.areas.load());
      return work(tx);
    });
  }

  #today(): Day {
    return legalDay(this.#deps.clock.now());
  }
}

const actions: Readonly<Record<Exclude<AreaChangeKind, 'succeeded'>, string>> = {
  loaded: 'countyLoaded',
  added: 'areaAdded',
  renamed: 'areaRenamed',
  ended: 'areaEnded',
};
