import type { AuditLog } from '../../audit/audit-log.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Clock, Instant } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import { type Cursor, decodeCursor, encodeCursor } from '../../platform/database/paging.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError, NotFoundError } from '../../platform/errors.ts';
import type { Case } from '../core/case.ts';
import { actingRolesOn } from '../core/case-policy.ts';
import { seesStatusOnly } from '../core/reading-rule.ts';
import {
  type Decided,
  findDecision,
  listDecisions,
  type PersonDecision,
  pairKey,
  removeDecision,
  saveDecision,
} from './decisions-repository.ts';
import {
  type EarlierLine,
  listEarlierLines,
  listOtherRecords,
  listOwnRecords,
  type OtherRecord,
} from './earlier-read-model.ts';
import {
  aboutOf,
  type PersonRecord,
  type Relation,
  relationOf,
  relations,
  type SamenessReason,
  samenessOf,
} from './sameness.ts';

export interface EarlierDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: Pick<AuditLog, 'append'>;
}

/** Somebody of a case and somebody of another one, and what they are to each other. */
export interface PersonMatch {
  readonly own: PersonRecord;
  readonly other: OtherRecord;
  readonly reason: SamenessReason;
  /** By what they have in common; one person where somebody decided so. */
  readonly relation: Relation;
  /** What was decided of the two, as long as it answers today's question. */
  readonly decided: Decided | null;
}

export interface EarlierCase {
  readonly line: EarlierLine;
  /** Of the closest of its matches. */
  readonly relation: Relation;
  readonly matches: readonly PersonMatch[];
}

export interface EarlierPage {
  readonly items: readonly EarlierCase[];
  readonly nextCursor: string | null;
  /** The page before: from the start where its cursor is null; null on the first page. */
  readonly previous: { readonly cursor: string | null } | null;
  readonly total: number;
  /** How many cases have pairs of which somebody decided that they are not the same. */
  readonly setAside: number;
}

/** `listed`: what belongs together; `setAside`: what was decided not to. */
export type EarlierPart = 'listed' | 'setAside';

export interface AskedPage {
  readonly part?: EarlierPart | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Group {
  readonly caseId: string;
  readonly registeredAt: Instant;
  readonly matches: PersonMatch[];
}

/** Other disputes of the people of a case and of their households, and what was decided of who is who. */
export class EarlierService {
  readonly #deps: EarlierDeps;

  constructor(deps: EarlierDeps) {
    this.#deps = deps;
  }

  /**
   * All other cases with the same people or households whose file the viewer may read, the newest first.
   * @throws NotFoundError where he sees the status of the case alone, BadRequestError for a cursor of his own making.
   */
  page(viewer: Viewer, subject: Case, asked: AskedPage): Promise<EarlierPage> {
    if (seesStatusOnly(viewer, subject)) throw new NotFoundError();
    return this.pageOf(this.#deps.db.read, viewer, subject.id, asked);
  }

  /** The same for a case whose file the viewer is known to read. */
  async pageOf(db: Db, viewer: Viewer, caseId: string, asked: AskedPage): Promise<EarlierPage> {
    const after = asked.cursor === undefined ? null : decodeCursor(asked.cursor, 2);
    const matches = await this.#matches(db, viewer, caseId);
    const groups = {
      listed: grouped(matches.filter(({ decided }) => decided?.decision !== 'notSame')),
      setAside: grouped(matches.filter(({ decided }) => decided?.decision === 'notSame')),
    };
    const all = groups[asked.part ?? 'listed'];
    const rest = after === null ? all : all.filter((group) => isAfter(group, after));
    const page = rest.slice(0, asked.limit);
    const last = page.at(-1);
    const lines = await listEarlierLines(
      db,
      page.map((group) => group.caseId),
    );
    return {
      items: page.flatMap((group) => {
        const line = lines.get(group.caseId);
        if (line === undefined) return [];
        const { matches: own } = group;
        return [{ line, relation: own[0]?.relation ?? 'possible', matches: own }];
      }),
      nextCursor: last === undefined || rest.length === page.length ? null : placeOf(last),
      previous: previousOf(all, all.length - rest.length, asked.limit),
      total: all.length,
      setAside: groups.setAside.length,
    };
  }

  /** Whether a person may decide who is who: whoever acts on the case in his own office or as a partner. */
  mayDecide(viewer: Viewer, subject: Case): boolean {
    if (!can(viewer, 'actOnCase') || seesStatusOnly(viewer, subject)) return false;
    return actingRolesOn(viewer, subject).some((role) => role !== 'reader');
  }

  /**
   * Two people who have something in common, one of this case, one of another that the viewer reads.
   * @throws NotFoundError for any other pair, ForbiddenError for who does not act on the case.
   */
  async pair(
    viewer: Viewer,
    subject: Case,
    ids: { readonly own: string; readonly other: string },
  ): Promise<{ readonly match: PersonMatch; readonly line: EarlierLine }> {
    const { read } = this.#deps.db;
    const matches = seesStatusOnly(viewer, subject) ? [] : await this.#matches(read, viewer, subject.id);
    const match = matches.find(({ own, other }) => own.id === ids.own && other.id === ids.other);
    if (match === undefined) throw new NotFoundError();
    if (!this.mayDecide(viewer, subject)) throw new ForbiddenError();
    const line = (await listEarlierLines(read, [match.other.caseId])).get(match.other.caseId);
    if (line === undefined) throw new NotFoundError();
    return { match, line };
  }

  /**
   * Remembers, for both cases, whether two people are the same; `none` takes back what was decided. Sent twice it is one.
   * @throws as `pair`
   */
  async decide(
    viewer: Viewer,
    subject: Case,
    asked: {
      readonly own: string;
      readonly other: string;
      readonly decision: PersonDecision | 'none';
      readonly reason?: string | undefined;
    },
    requestId: string | null,
  ): Promise<void> {
    const { match } = await this.pair(viewer, subject, asked);
    const { uow, clock, audit } = this.#deps;
    const { own, other } = match;
    const about = aboutOf(match.reason);
    const reason = asked.reason || null;
    await uow.run(async (tx) => {
      const before = await findDecision(tx.knex, own.id, other.id);
      const at = clock.now();
      const by = viewer.accountId;
      if (asked.decision === 'none') {
        if (before === null) return;
        await removeDecision(tx, own.id, other.id);
      } else {
        const { decision } = asked;
        const stands = before?.decision === decision && before.about === about && before.reason === reason;
        if (stands) return;
        await saveDecision(tx, [own, other], { about, decision, reason, by, at });
      }
      await audit.append(tx, {
        actorId: by,
        action: 'samePersonDecided',
        objectKind: 'case',
        objectId: subject.id,
        detail: {
          ownId: own.id,
          otherId: other.id,
          otherCaseId: other.caseId,
          about,
          decision: asked.decision,
        },
        requestId,
        at,
      });
    });
  }

  async #matches(db: Db, viewer: Viewer, caseId: string): Promise<PersonMatch[]> {
    const own = await listOwnRecords(db, caseId);
    if (own.length === 0) return [];
    const others = await listOtherRecords(db, viewer, own, caseId);
    if (others.length === 0) return [];
    const decisions = await listDecisions(db, caseId);
    return matchesOf(own, others, decisions);
  }
}

/** Every pair that has something in common; records are compared with those of a common value alone. */
function matchesOf(
  own: readonly PersonRecord[],
  others: readonly OtherRecord[],
  decisions: ReadonlyMap<string, Decided>,
): PersonMatch[] {
  const byValue = new Map<string, PersonRecord[]>();
  for (const one of own) {
    for (const value of valuesOf(one)) byValue.set(value, [...(byValue.get(value) ?? []), one]);
  }
  return others.flatMap((other) => {
    const candidates = new Set(valuesOf(other).flatMap((value) => byValue.get(value) ?? []));
    return [...candidates].flatMap((one) => {
      const reason = samenessOf(one, other);
      if (reason === null) return [];
      const last = decisions.get(pairKey(one.id, other.id)) ?? null;
      const decided = last?.about === aboutOf(reason) ? last : null;
      const isOne = decided?.decision === 'same' && decided.about === 'person';
      return [{ own: one, other, reason, relation: isOne ? 'person' : relationOf(reason), decided }];
    });
  });
}

function valuesOf({ idNo, phone, address, name }: PersonRecord): string[] {
  const values = { idNo, phone, address, name };
  return Object.entries(values).flatMap(([kind, value]) => (value ? [`${kind} ${value}`] : []));
}

/** By case, the newest first; within a case the closest first. */
function grouped(matches: readonly PersonMatch[]): Group[] {
  const groups = new Map<string, Group>();
  for (const match of matches) {
    const { caseId, registeredAt } = match.other;
    const group = groups.get(caseId);
    if (group === undefined) groups.set(caseId, { caseId, registeredAt, matches: [match] });
    else group.matches.push(match);
  }
  const closeness = ({ relation }: PersonMatch) => relations.indexOf(relation);
  for (const { matches: own } of groups.values()) own.sort((a, b) => closeness(a) - closeness(b));
  return [...groups.values()].sort((a, b) => (isAfter(b, [a.registeredAt, a.caseId]) ? -1 : 1));
}

function placeOf({ registeredAt, caseId }: Group): string {
  return encodeCursor([registeredAt, caseId]);
}

function previousOf(all: readonly Group[], start: number, limit: number): EarlierPage['previous'] {
  if (start <= 0) return null;
  const before = all[start - limit - 1];
  return { cursor: before === undefined ? null : placeOf(before) };
}

/** Whether a case comes later in the list than a place. */
function isAfter({ registeredAt, caseId }: Group, [at = '', id = '']: Cursor): boolean {
  return registeredAt === at ? caseId < String(id) : registeredAt < String(at);
}
