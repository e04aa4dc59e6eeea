import type { AreasService } from '../../offices/areas-service.ts';
import type { Day } from '../../platform/clock.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { EventHandler, HandlerContext } from '../../workflow/definitions/ports.ts';
import { type ActData, putOnRecord } from '../acts/act-handlers.ts';
import { courtAnswerClock } from '../acts/clock-handlers.ts';
import { watchStatusQuo } from '../acts/land-clock-handlers.ts';
import { caseProblem } from '../core/case-problems.ts';
import { findCase, saveAcceptance } from '../core/case-repository.ts';
import {
  closeReferral,
  insertInstrument,
  insertReferral,
  insertTaskForce,
  receiveReferral,
  withdrawReferral,
} from '../core/details-repository.ts';
import type { NewMember, NewParty } from '../parties/party.ts';
import { sideNames } from '../parties/party-names.ts';
import type { PartyRepository } from '../parties/party-repository.ts';
import { indexCase } from './register-case.ts';

export interface CaseHandlerDeps {
  readonly areas: AreasService;
  readonly parties: PartyRepository;
}

/** What the events from intake to acceptance, of details and of overlays write besides the state of the case. */
export function intakeHandlers(deps: CaseHandlerDeps): Readonly<Record<string, EventHandler<never>>> {
  return { ...courseHandlers(deps), ...detailHandlers(deps), ...overlayHandlers };
}

interface AcceptData {
  readonly committeeId: string;
  readonly applicationForm: string;
  readonly applicationReceivedOn: Day;
}

function courseHandlers(deps: CaseHandlerDeps): Record<string, EventHandler<never>> {
  return {
    accept: async (context: HandlerContext<AcceptData>) => {
      const { tx, data, subject, closeDeadline } = context;
      const committee = deps.areas.findCommittee(data.committeeId);
      if (!committee) throw new ValidationError([{ path: 'committeeId', code: 'notInList' }]);
      const origin = data.applicationForm === 'proactive' ? 'proactive' : 'application';
      await saveAcceptance(tx, subject.id, { ...data, origin });
      closeDeadline(courtAnswerClock, 'met');
      await watchStatusQuo(context, (await findCase(tx.knex, subject.id))?.landKind ?? null);
    },
    refuse: async ({ tx, subject, data, set, closeDeadline }: HandlerContext<Record<string, unknown>>) => {
      closeDeadline(courtAnswerClock, 'met');
      const row = await findCase(tx.knex, subject.id);
      set({ details: { ...row?.details, refusal: data } });
    },
    refer: async ({ tx, subject, data, occurredAt, note, closeDeadline }: HandlerContext<ReferData>) => {
      closeDeadline(courtAnswerClock, 'met');
      note({ referralId: await insertReferral(tx, subject.id, data, occurredAt) });
    },
    referReturn: async ({ tx, subject, data, occurredAt }: HandlerContext<ReferReturnData>) => {
      await closeReferral(tx, subject.id, data, occurredAt);
    },
    receiveReferral: async ({ tx, subject, data, occurredAt }: HandlerContext<{ receivedBy: string }>) => {
      await receiveReferral(tx, subject.id, data.receivedBy, occurredAt);
    },
    withdrawReferral: async ({ tx, subject, occurredAt }: HandlerContext) => {
      await withdrawReferral(tx, subject.id, occurredAt);
    },
    recordDecision: async ({ set, occurredAt }: HandlerContext) => {
      set({ resolvedAt: occurredAt, resolvedHow: 'routed' });
    },
    archive: async ({ note, data }: HandlerContext<{ pages: number; retention: string }>) => {
      note({ pages: data.pages, retention: data.retention });
    },
  };
}

interface ReferData {
  readonly receiver: string;
  readonly reason: string;
  readonly replyDueOn: Day;
}
interface ReferReturnData {
  readonly result: string;
  readonly finallyDecided: boolean;
}
interface InstrumentData {
  readonly kind: string;
  readonly number?: string;
  readonly issuedOn: Day;
  readonly organ: string;
  readonly result?: string;
  readonly isEffective: boolean;
}
interface RepresentativeData {
  readonly partyId: string;
  readonly capacity: string;
  readonly name: string;
  readonly post?: string;
  readonly telephone?: string;
  readonly powerKind?: string;
  readonly validFrom?: Day;
  readonly validTo?: Day;
}

function detailHandlers(deps: CaseHandlerDeps): Record<string, EventHandler<never>> {
  return {
    recordPriorInstrument: async ({
      tx,
      subject,
      data,
      recordedAt,
      note,
    }: HandlerContext<InstrumentData>) => {
      const { issuedOn: on, isEffective: effective, ...rest } = data;
      note({ instrumentId: await insertInstrument(tx, subject.id, { ...rest, on, effective }, recordedAt) });
    },
    identifyLeaseObject: async ({ tx, subject, data, set }: HandlerContext<Record<string, unknown>>) => {
      const row = await findCase(tx.knex, subject.id);
      set({ details: { ...row?.details, ...data } });
    },
    importWorkers: async (context: HandlerContext<{ partyId: string; workers: NewMember[] }>) => {
      const { tx, subject, data, recordedAt, set } = context;
      await refuseDoubleWorkers(deps.parties, context);
      await deps.parties.insertMembers(tx, subject.id, data.partyId, data.workers, recordedAt);
      const members = await deps.parties.listMembers(tx.knex, subject.id);
      set({ claimedFen: members.reduce((sum, member) => sum + member.claimFen, 0) });
    },
    editClaim: async ({ tx, subject, data, set }: HandlerContext<{ memberId: string; claimFen: number }>) => {
      await deps.parties.setClaim(tx, data.memberId, data.claimFen);
      const members = await deps.parties.listMembers(tx.knex, subject.id);
      if (!members.some((member) => member.id === data.memberId)) {
        throw new ValidationError([{ path: 'memberId', code: 'notInList' }]);
      }
      set({ claimedFen: members.reduce((sum, member) => sum + member.claimFen, 0) });
    },
    addParty: async (context: HandlerContext<NewParty>) => {
      await addParty(deps.parties, context, context.data);
    },
    joinLiableUnit: async (context: HandlerContext<Omit<NewParty, 'side'> & { liability: string }>) => {
      const { liability, ...unit } = context.data;
      const partyId = await addParty(deps.parties, context, { ...unit, side: 'respondent' });
      await putOnRecord(context as HandlerContext<ActData>, { partyId, liability });
    },
    addRepresentative: async ({ tx, subject, data, recordedAt }: HandlerContext<RepresentativeData>) => {
      const parties = await deps.parties.list(tx.knex, subject.id);
      if (!parties.some((party) => party.id === data.partyId)) {
        throw new ValidationError([{ path: 'partyId', code: 'notInList' }]);
      }
      if (data.capacity === 'agent' && data.powerKind === undefined) {
        throw new ValidationError([{ path: 'powerKind', code: 'required' }]);
      }
      await deps.parties.insertPerson(tx, subject.id, data, recordedAt);
    },
  };
}

/** A further party; the sides of the case and its index follow. Gives the id of the party. */
async function addParty(
  parties: PartyRepository,
  { tx, subject, recordedAt, set }: Pick<HandlerContext, 'tx' | 'subject' | 'recordedAt' | 'set'>,
  party: NewParty,
): Promise<string> {
  const earlier = await parties.list(tx.knex, subject.id);
  const id = await parties.add(tx, subject.id, party, recordedAt);
  const all = [...earlier, party];
  set(sideNames(all, (await parties.listMembers(tx.knex, subject.id)).length));
  const row = await findCase(tx.knex, subject.id);
  if (row) await indexCase(tx, row, all);
  return id;
}

async function refuseDoubleWorkers(
  parties: PartyRepository,
  { tx, subject, data }: HandlerContext<{ partyId: string; workers: NewMember[] }>,
): Promise<void> {
  const all = await parties.list(tx.knex, subject.id);
  if (!all.some((party) => party.id === data.partyId && party.kind === 'group')) {
    throw new ValidationError([{ path: 'partyId', code: 'notInList' }]);
  }
  const seen = new Set<string>();
  for (const [index, worker] of data.workers.entries()) {
    if (worker.idNumber === undefined) continue;
    const isDouble =
      seen.has(worker.idNumber) ||
      (await parties.hasMemberWithIdNumber(tx.knex, subject.id, worker.idNumber));
    if (isDouble) throw new ValidationError([caseProblem(`workers.${index}.idNumber`, 'duplicate')]);
    seen.add(worker.idNumber);
  }
}

const riskOrder: readonly string[] = ['none', 'blue', 'yellow', 'orange', 'red'];

interface TaskForceData {
  readonly leaderName: string;
  readonly members: readonly { readonly name: string; readonly post: string }[];
  readonly plan: string;
}

const overlayHandlers: Record<string, EventHandler<never>> = {
  escalate: async ({ data, subject, choose }: HandlerContext<{ level: string }>) => {
    if (riskOrder.indexOf(data.level) <= riskOrder.indexOf(subject.overlays.risk)) {
      throw new ValidationError([caseProblem('level', 'riskNotHigher')]);
    }
    choose(data.level);
  },
  deescalate: async ({ data, subject, choose }: HandlerContext<{ level: string }>) => {
    if (riskOrder.indexOf(data.level) >= riskOrder.indexOf(subject.overlays.risk)) {
      throw new ValidationError([caseProblem('level', 'riskNotLower')]);
    }
    choose(data.level);
  },
  formTaskForce: async ({ tx, subject, data, actor, occurredAt, set }: HandlerContext<TaskForceData>) => {
    const leaderAccountId = actor.accountId ?? 'system';
    await insertTaskForce(tx, subject.id, { leaderAccountId, ...data }, occurredAt);
    set({ leaderAccountId });
  },
};
