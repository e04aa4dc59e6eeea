import type { Case, CaseChanges, DisputeType } from '../cases/core/case.ts';
import { yearMonthOf } from '../cases/core/case.ts';
import { findCase, saveSides } from '../cases/core/case-repository.ts';
import { birthOf, type Party, type PartyCorrection } from '../cases/parties/party.ts';
import { sideNames } from '../cases/parties/party-names.ts';
import type { PartyRepository } from '../cases/parties/party-repository.ts';
import { detailSchemas } from '../cases/registration/registration-form.ts';
import { indexCase } from '../cases/search/indexing.ts';
import type { AreasService } from '../offices/areas-service.ts';
import { type Instant, legalDay } from '../platform/clock.ts';
import type { FieldCrypto } from '../platform/crypto/field-crypto.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { refuseAll } from '../platform/problem.ts';
import type { Deadlines } from '../workflow/deadlines/deadlines.ts';
import type { Facts } from '../workflow/definitions/definition.ts';
import type { FactsMoment, Subject, SubjectStore } from '../workflow/definitions/ports.ts';
import type { WorkflowRegistry } from '../workflow/definitions/registry.ts';
import { readValues } from './case-values.ts';
import { problemsOf } from './check-correction.ts';
import {
  type Change,
  type CorrectableCase,
  type Effects,
  nextOf,
  type PartyField,
  type Value,
} from './correction.ts';

/** The papers of a case, as far as a correction asks: which print what was wrong, and marking them. */
export interface CorrectedPapers<Drawn = unknown> {
  read(db: Db, subject: Case, at: Instant): Promise<readonly Drawn[]>;
  carrying(
    before: readonly Drawn[],
    after: readonly Drawn[],
    texts: readonly { readonly old: string; readonly next: string }[],
  ): Effects['papers'];
  supersede(tx: Tx, papers: Effects['papers']): Promise<void>;
}

/** What of the engine a correction needs in the middle of a command. */
export interface EngineParts {
  readonly registry: WorkflowRegistry;
  factsIn(tx: Tx, subject: Subject, moment: FactsMoment): Promise<Facts>;
}

export interface ApplyDeps {
  readonly areas: AreasService;
  readonly parties: PartyRepository;
  readonly crypto: FieldCrypto;
  readonly deadlines: Deadlines;
  readonly store: Pick<SubjectStore, 'saveDue'>;
  /** Asked late: both are built after this room. */
  readonly engine: () => EngineParts;
  readonly papers: () => CorrectedPapers;
  readonly titleOf: (names: string, type: DisputeType) => string;
}

export interface Applied {
  readonly changes: readonly Change[];
  readonly effects: Effects;
  /** The type the case goes on as; null when it stays. */
  readonly type: string | null;
}

/**
 * Puts values right in the caller's transaction: row, parties, index of the search, deadlines, papers that print what was
 * wrong. Afterwards the case is what it were had it been registered right. @throws ValidationError
 */
export async function applyCorrection(
  tx: Tx,
  deps: ApplyDeps,
  subject: Subject,
  asked: readonly Change[],
  at: Instant,
): Promise<Applied> {
  const row = await caseOf(tx, subject.id);
  const values = await readValues(tx.knex, deps, row);
  const registry = () => deps.engine().registry;
  refuseAll(
    await problemsOf(
      tx.knex,
      { areas: deps.areas, registry },
      { row, subject, values, changes: asked, now: at },
    ),
  );
  const changes = [
    ...asked.filter((one) => one.field !== 'title' || one.next !== null),
    ...(await following(tx, deps, row, values, asked)),
  ];
  const moment = { actorId: null, at };
  const before = await deps.engine().factsIn(tx, subject, moment);
  const drawn = await deps.papers().read(tx.knex, row, at);

  await writeParties(tx, deps, changes);
  await saveSides(tx, row.id, await caseChanges(tx, deps, row, changes));

  const type = typeOf(changes);
  const { defVersion } = subject;
  const definition = type === null ? { defId: row.defId, defVersion } : currentOf(deps, type);
  const corrected: Case = {
    ...(await caseOf(tx, row.id)),
    ...(type === null ? {} : { type }),
    ...definition,
  };
  await indexCase(tx, corrected);
  const next = { ...subject, ...definition, type: corrected.type, areaPath: corrected.areaPath };
  const restarted = await deps.deadlines.restart(tx, next, {
    recordedAt: at,
    before,
    after: await deps.engine().factsIn(tx, next, moment),
    registered: { before: row.registeredOn, after: corrected.registeredOn },
    isOtherRule: type !== null || row.areaPath !== corrected.areaPath,
  });
  await deps.store.saveDue(tx, row.id, restarted.due);
  const papers = deps
    .papers()
    .carrying(drawn, await deps.papers().read(tx.knex, corrected, at), wrongTexts(changes));
  await deps.papers().supersede(tx, papers);
  const deadlines = restarted.moved.map(({ rule, from, to }) => ({
    rule,
    startOn: { from: from.startOn, to: to.startOn },
    dueOn: { from: from.dueOn, to: to.dueOn },
  }));
  return { changes, type, effects: { papers, deadlines, figures: figuresOf(row, corrected) } };
}

async function caseOf(tx: Tx, id: string): Promise<Case> {
  const row = await findCase(tx.knex, id);
  if (!row) throw new Error(`no case ${id}`);
  return row;
}

function typeOf(changes: readonly Change[]): string | null {
  const type = nextOf(changes, 'type');
  return typeof type === 'string' ? type : null;
}

function currentOf(deps: ApplyDeps, type: string): Pick<Case, 'defId' | 'defVersion'> {
  return { defId: type, defVersion: deps.engine().registry.current(type).definition.version };
}

/** What nobody asked for and changes with the rest: a title made of names, a birthday read from a number, particulars the new type does not have. */
async function following(
  tx: Tx,
  deps: ApplyDeps,
  row: Case,
  values: CorrectableCase,
  asked: readonly Change[],
): Promise<Change[]> {
  const parties = await deps.parties.list(tx.knex, row.id);
  const type = typeOf(asked) ?? row.type;
  const made = deps.titleOf(bothSides(parties), row.type);
  const title = deps.titleOf(
    bothSides(parties.map((party) => ({ ...party, ...partyChanges(asked, party.id) }))),
    type,
  );
  const given = nextOf(asked, 'title');
  // A title that was made is made anew, and so is one that was emptied.
  const isMade = given === null || (given === undefined && row.title === made);
  const follow = (field: string, old: Value): Change => ({
    partyId: null,
    field,
    old,
    next: null,
    follows: true,
  });
  const lost =
    typeOf(asked) === null
      ? []
      : [
          ...(row.landKind !== null && particularsOf(deps, type) !== 'parcels'
            ? [follow('landKind', row.landKind)]
            : []),
          ...lostDetails(deps, row, type).map((name) =>
            follow(`details.${name}`, wordsOf(row.details[name])),
          ),
        ];
  return [
    ...(isMade && title !== row.title
      ? [{ partyId: null, field: 'title', old: row.title, next: title, follows: true as const }]
      : []),
    ...birthDays(parties, values, asked),
    ...lost,
  ];
}

/** A day of birth that was read from a number is read from the right one. */
function birthDays(parties: readonly Party[], values: CorrectableCase, asked: readonly Change[]): Change[] {
  return parties.flatMap(({ id, kind, birthOn }): Change[] => {
    const had = values.parties.find((one) => one.id === id)?.fields.idNumber;
    const { idNumber = had, kind: nextKind = kind } = partyChanges(asked, id);
    const next = birthOf(nextKind, textOf(idNumber));
    const isRead = birthOn === birthOf(kind, textOf(had));
    return isRead && next !== birthOn
      ? [{ partyId: id, field: 'birthOn', old: birthOn, next, follows: true }]
      : [];
  });
}

const textOf = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null);

function particularsOf(deps: ApplyDeps, type: string) {
  return deps.engine().registry.currentTraits(type).particulars;
}

/** What the new type asks for of what was told, as a registration under it would keep it. */
function detailsAs(deps: ApplyDeps, row: Case, type: string): Case['details'] {
  const schema = detailSchemas[particularsOf(deps, type)];
  const kept = Object.entries(row.details).filter(([name]) => Object.hasOwn(schema.shape, name));
  const {
    workers: _,
    landKind: _kind,
    applicationReceivedOn: _on,
    ...details
  } = {
    ...(schema.parse(Object.fromEntries(kept)) as Record<string, unknown>),
  };
  return details;
}

function lostDetails(deps: ApplyDeps, row: Case, type: string): string[] {
  const known = detailSchemas[particularsOf(deps, type)].shape;
  return Object.keys(row.details).filter(
    (name) => !Object.hasOwn(known, name) && String(row.details[name]) !== '',
  );
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function bothSides(parties: readonly Pick<Party, 'side' | 'name'>[]): string {
  const { applicantNames, respondentNames } = sideNames(parties, 0);
  return [applicantNames, respondentNames].filter(Boolean).join('与');
}

function partyChanges(changes: readonly Change[], id: string): PartyCorrection {
  return Object.fromEntries(
    changes.filter(({ partyId }) => partyId === id).map(({ field, next }) => [field as PartyField, next]),
  );
}

async function writeParties(tx: Tx, deps: ApplyDeps, changes: readonly Change[]): Promise<void> {
  const ids = new Set(changes.flatMap(({ partyId }) => (partyId === null ? [] : [partyId])));
  for (const id of ids) await deps.parties.correct(tx, id, partyChanges(changes, id));
}

const plainFields: readonly string[] = [
  ...['title', 'summary', 'subtype', 'place', 'channel', 'occurredOn', 'applicationReceivedOn', 'claimedFen'],
  'landKind',
];

async function caseChanges(
  tx: Tx,
  deps: ApplyDeps,
  row: Case,
  changes: readonly Change[],
): Promise<CaseChanges> {
  const own = changes.filter(({ partyId }) => partyId === null);
  const plain = own
    .filter(({ field }) => plainFields.includes(field))
    .map(({ field, next }) => [field, next]);
  const members = await deps.parties.listMembers(tx.knex, row.id);
  const { applicantNames, respondentNames } = sideNames(
    await deps.parties.list(tx.knex, row.id),
    members.length,
  );
  const registeredAt = nextOf(changes, 'reportedAt') as Instant | undefined;
  const type = typeOf(changes);
  return {
    ...Object.fromEntries(plain),
    ...{ applicantNames, respondentNames },
    ...placeOf(deps.areas, nextOf(changes, 'areaCode')),
    ...(registeredAt === undefined ? {} : timeOf(registeredAt)),
    ...(type === null ? {} : { details: detailsAs(deps, row, type) }),
  };
}

function placeOf(areas: AreasService, code: Value | undefined): CaseChanges {
  const area = typeof code === 'string' ? areas.getArea(code) : undefined;
  const town = area && areas.townOf(area.code);
  if (!area || !town) return {};
  const villageCode = areas.villageOf(area.code)?.code ?? null;
  return { areaCode: area.code, areaPath: area.path, townCode: town.code, villageCode };
}

function timeOf(registeredAt: Instant): CaseChanges {
  const registeredOn = legalDay(registeredAt);
  return { registeredAt, registeredOn, registeredYm: yearMonthOf(registeredOn) };
}

const searched: ReadonlySet<string> = new Set([
  ...['title', 'summary', 'place', 'name', 'telephone', 'idNumber', 'uscc', 'headName', 'address'],
  'serviceAddress',
]);

/** Wrong words that a paper can be known by. */
function wrongTexts(changes: readonly Change[]): { old: string; next: string }[] {
  return changes.flatMap(({ field, old, next }) =>
    searched.has(field) && typeof old === 'string'
      ? [{ old, next: typeof next === 'string' ? next : '' }]
      : [],
  );
}

function figuresOf(before: Case, after: Case): Effects['figures'] {
  const month = (one: Case) => one.registeredOn.slice(0, 7);
  return [
    { by: 'month' as const, from: month(before), to: month(after) },
    { by: 'town' as const, from: before.townCode, to: after.townCode },
    { by: 'village' as const, from: before.villageCode ?? '', to: after.villageCode ?? '' },
    { by: 'type' as const, from: before.type, to: after.type },
  ].filter(({ from, to }) => from !== to);
}
