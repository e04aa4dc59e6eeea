import type { Case } from '../cases/core/case.ts';
import { isPathWithin } from '../offices/area.ts';
import type { AreasService } from '../offices/areas-service.ts';
import { type Instant, legalDay, legalTime } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Problem } from '../platform/errors.ts';
import type { Subject } from '../workflow/definitions/ports.ts';
import type { WorkflowRegistry } from '../workflow/definitions/registry.ts';
import { type Change, type CorrectableCase, nextOf } from './correction.ts';
import {
  findActorPlace,
  findFirstActAt,
  hasTypeMatter,
  listActEvents,
  listGroupsWithMembers,
} from './corrections-repository.ts';
import { correctionProblem } from './texts.ts';

export interface CheckDeps {
  readonly areas: AreasService;
  readonly registry: () => WorkflowRegistry;
}

export interface Checked {
  readonly row: Case;
  readonly subject: Subject;
  readonly values: CorrectableCase;
  readonly changes: readonly Change[];
  readonly now: Instant;
}

/** What stands against these changes; the same that stood against a registration with them, and what came since. */
export async function problemsOf(db: Db, deps: CheckDeps, checked: Checked): Promise<Problem[]> {
  const { changes } = checked;
  if (changes.length === 0) return [correctionProblem('', 'nothingChanged')];
  return [
    ...emptyProblems(checked),
    ...listProblems(deps, checked),
    ...areaProblems(deps, checked),
    ...sideProblems(checked),
    ...(await timeProblems(db, checked)),
    ...(await sumProblems(db, checked)),
    ...(await typeProblems(db, deps, checked)),
  ];
}

/** Of which value a problem is: of a party's by its id. */
export function pathOf({ partyId, field }: Pick<Change, 'partyId' | 'field'>): string {
  return partyId === null ? field : `parties.${partyId}.${field}`;
}

/** The same by the place of the party among those that were sent. */
export function withIndexes(
  problems: readonly Problem[],
  sent: readonly { readonly partyId: string }[],
): Problem[] {
  return problems.map((problem) => {
    const [, id, field] = /^parties\.([^.]+)\.(\w+)$/.exec(problem.path) ?? [];
    const index = sent.findIndex(({ partyId }) => partyId === id);
    return index < 0 ? problem : { ...problem, path: `parties.${index}.${field}` };
  });
}

const mayBeEmpty: ReadonlySet<string> = new Set([
  ...['title', 'subtype', 'place', 'applicationReceivedOn', 'claimedFen'],
  ...['telephone', 'idNumber', 'uscc', 'headName', 'address', 'serviceAddress'],
]);

const listOf = { type: 'disputeTypes', channel: 'channels' } as const;

function emptyProblems(checked: Checked): Problem[] {
  return checked.changes.flatMap((one) => {
    if (one.next !== null) return [];
    if (!mayBeEmpty.has(one.field)) return [correctionProblem(pathOf(one), 'required')];
    const isNeeded = one.field === 'applicationReceivedOn' && checked.row.acceptedAt !== null;
    return isNeeded ? [correctionProblem(one.field, 'neededOnceAccepted')] : [];
  });
}

/** The words that can be chosen today, or could on the day the case was told of. */
function listProblems({ areas }: CheckDeps, { changes, row, now }: Checked): Problem[] {
  const days = [legalDay(now), legalDay(row.registeredAt)] as const;
  return (['type', 'channel'] as const).flatMap((field) => {
    const word = nextOf(changes, field);
    if (typeof word !== 'string') return [];
    return areas.dictionaries.faultOf(listOf[field], word, field, ...days) ?? [];
  });
}

function areaProblems({ areas }: CheckDeps, { changes, row, now }: Checked): Problem[] {
  const code = nextOf(changes, 'areaCode');
  if (typeof code !== 'string') return [];
  const area = areas.findArea(code);
  const town = area && areas.townOf(code);
  const hasEnded = area?.validTo != null && area.validTo <= legalDay(now);
  if (!area || !town || hasEnded) return [{ path: 'areaCode', code: 'notInList' }];
  if (row.committeeId === null) return [];
  const committees = [areas.committeeOf(code), ...areas.committeesWithin(town.code)];
  const isOurs = committees.some((one) => one?.id === row.committeeId);
  return isOurs ? [] : [correctionProblem('areaCode', 'otherCommittee')];
}

/** A person corrects to places where he could have registered the case. */
export async function scopeProblems(
  db: Db,
  { areas }: CheckDeps,
  changes: readonly Change[],
  actorId: string | null,
): Promise<Problem[]> {
  const code = nextOf(changes, 'areaCode');
  const area = typeof code === 'string' ? areas.findArea(code) : undefined;
  const actor = actorId === null || area === undefined ? null : await findActorPlace(db, actorId);
  if (area === undefined || actor === null || actor.role === 'mediator') return [];
  const isInside = isPathWithin(area.path, areas.pathOf(actor.areaCode));
  return isInside ? [] : [correctionProblem('areaCode', 'outsideArea')];
}

function sideProblems({ changes, values }: Checked): Problem[] {
  const moved = changes.filter(({ field }) => field === 'side');
  if (moved.length === 0) return [];
  const sideNow = (id: string, old: unknown) => moved.find(({ partyId }) => partyId === id)?.next ?? old;
  const sides = values.parties.map(({ id, fields }) => sideNow(id, fields.side));
  const had = values.parties.map(({ fields }) => fields.side);
  const isLost = ['applicant', 'respondent'].some((side) => had.includes(side) && !sides.includes(side));
  return isLost ? moved.map((one) => correctionProblem(pathOf(one), 'sideEmpty')) : [];
}

async function timeProblems(db: Db, { changes, row, now }: Checked): Promise<Problem[]> {
  const at = nextOf(changes, 'reportedAt') as Instant | undefined | null;
  if (at == null) return [];
  if (at > now) return [{ path: 'reportedAt', code: 'future' }];
  const first = await findFirstActAt(db, row.id);
  if (first === null || at <= first) return [];
  const params = { day: `${legalDay(first)} ${legalTime(first)}` };
  return [correctionProblem('reportedAt', 'afterFirstAct', { params })];
}

async function sumProblems(db: Db, checked: Checked): Promise<Problem[]> {
  const { changes, row } = checked;
  const isAsked = changes.some(({ field }) => field === 'claimedFen' || field === 'kind');
  const groups = isAsked ? await listGroupsWithMembers(db, row.id) : [];
  if (groups.length === 0) return [];
  return changes.flatMap((one) => {
    if (one.field === 'claimedFen') return [correctionProblem('claimedFen', 'sumOfMembers')];
    const isGroup = one.field === 'kind' && one.partyId !== null && groups.includes(one.partyId);
    return isGroup ? [correctionProblem(pathOf(one), 'groupHasMembers')] : [];
  });
}

async function typeProblems(db: Db, { registry }: CheckDeps, checked: Checked): Promise<Problem[]> {
  const { changes, row, subject } = checked;
  const type = nextOf(changes, 'type');
  if (typeof type !== 'string') return [];
  if (!registry().caseTypes().includes(type)) return [{ path: 'type', code: 'notInList' }];
  const { initial } = registry().set(subject.defId, subject.defVersion).main.definition;
  if (row.acceptedAt !== null || subject.state !== initial) return [correctionProblem('type', 'typeTooLate')];
  const acts = await listActEvents(db, row.id);
  const known = new Set(
    [...registry().current(type).byState.values()].flatMap((events) => [...events.keys()]),
  );
  const isBound = (await hasTypeMatter(db, row.id)) || acts.some((event) => !known.has(event));
  return isBound ? [correctionProblem('type', 'typeMatter')] : [];
}
