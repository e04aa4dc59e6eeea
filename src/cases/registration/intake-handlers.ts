import type { Handlers } from '../../../workflows/vocabulary/events.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import { putOnRecord } from '../acts/act-handlers.ts';
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

export interface CaseHandlerDeps {
  readonly areas: AreasService;
  readonly parties: PartyRepository;
}

/** What the events from intake to acceptance, of details and of overlays write besides the state of the case. */
export function intakeHandlers(deps: CaseHandlerDeps): Handlers {
  return { ...courseHandlers(deps), ...detailHandlers(deps), ...overlayHandlers };
}

function courseHandlers(deps: CaseHandlerDeps): Handlers {
  return {
    accept: async (context) => {
      const { tx, data, subject, closeDeadline } = context;
      const committee = deps.areas.findCommittee(data.committeeId);
      if (!committee) throw new ValidationError([{ path: 'committeeId', code: 'notInList' }]);
      const origin = data.applicationForm === 'proactive' ? 'proactive' : 'application';
      await saveAcceptance(tx, subject.id, { ...data, origin });
      closeDeadline(courtAnswerClock, 'met');
      await watchStatusQuo(context, (await findCase(tx.knex, subject.id))?.landKind ?? null);
    },
    refuse: async ({ tx, subject, data, set, closeDeadline }) => {
      closeDeadline(courtAnswerClock, 'met');
      const row = await findCase(tx.knex, subject.id);
      set({ details: { ...row?.details, refusal: data } });
    },
    refer: async ({ tx, subject, data, occurredAt, note, closeDeadline }) => {
      closeDeadline(courtAnswerClock, 'met');
      note({ referralId: await insertReferral(tx, subject.id, data, occurredAt) });
    },
    referReturn: async ({ tx, subject, data, occurredAt }) => {
      await closeReferral(tx, subject.id, data, occurredAt);
    },
    receiveReferral: async ({ tx, subject, data, occurredAt }) => {
      await receiveReferral(tx, subject.id, data.receivedBy, occurredAt);
    },
    withdrawReferral: async ({ tx, subject, occurredAt }) => {
      await withdrawReferral(tx, subject.id, occurredAt);
    },
    recordDecision: async ({ set, occurredAt }) => {
      set({ resolvedAt: occurredAt, resolvedHow: 'routed' });
    },
    archive: async ({ note, data }) => {
      note({ pages: data.pages, retention: data.retention });
    },
  };
}

function detailHandlers(deps: CaseHandlerDeps): Handlers {
  return {
    recordPriorInstrument: async ({ tx, subject, data, recordedAt, note }) => {
      const { issuedOn: on, isEffective: effective, ...rest } = data;
      note({ instrumentId: await insertInstrument(tx, subject.id, { ...rest, on, effective }, recordedAt) });
    },
    identifyLeaseObject: async ({ tx, subject, data, set }) => {
      const row = await findCase(tx.knex, subject.id);
      set({ details: { ...row?.details, ...data } });
    },
    importWorkers: async (context) => {
      const { tx, subject, data, recordedAt, set } = context;
      await refuseDoubleWorkers(deps.parties, context);
      await deps.parties.insertMembers(tx, subject.id, data.partyId, data.workers, recordedAt);
      const members = await deps.parties.listMembers(tx.knex, subject.id);
      set({ claimedFen: members.reduce((sum, member) => sum + member.claimFen, 0) });
    },
    editClaim: async ({ tx, subject, data, set }) => {
      await deps.parties.setClaim(tx, data.memberId, data.claimFen);
      const members = await deps.parties.listMembers(tx.knex, subject.id);
      if (!members.some((member) => member.id === data.memberId)) {
        throw new ValidationError([{ path: 'memberId', code: 'notInList' }]);
      }
      set({ claimedFen: members.reduce((sum, member) => sum + member.claimFen, 0) });
    },
    addParty: async (context) => {
      await addParty(deps.parties, context, context.data);
    },
    joinLiableUnit: async (context) => {
      const { liability, ...unit } = context.data;
      const partyId = await addParty(deps.parties, context, { ...unit, side: 'respondent' });
      await putOnRecord(context, { partyId, liability });
    },
    addRepresentative: async ({ tx, subject, data, recordedAt }) => {
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

/** A further party; the sides of the case follow. Gives the id of the party. */
async function addParty(
  parties: PartyRepository,
  { tx, subject, recordedAt, set }: Pick<HandlerContext, 'tx' | 'subject' | 'recordedAt' | 'set'>,
  party: NewParty,
): Promise<string> {
  const earlier = await parties.list(tx.knex, subject.id);
  const id = await parties.add(tx, subject.id, party, recordedAt);
  const all = [...earlier, party];
  set(sideNames(all, (await parties.listMembers(tx.knex, subject.id)).length));
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

const overlayHandlers: Handlers = {
  escalate: async ({ data, subject, choose }) => {
    if (riskOrder.indexOf(data.level) <= riskOrder.indexOf(subject.overlays.risk)) {
      throw new ValidationError([caseProblem('level', 'riskNotHigher')]);
    }
    choose(data.level);
  },
  deescalate: async ({ data, subject, choose }) => {
    if (riskOrder.indexOf(data.level) >= riskOrder.indexOf(subject.overlays.risk)) {
      throw new ValidationError([caseProblem('level', 'riskNotLower')]);
    }
    choose(data.level);
  },
  formTaskForce: async ({ tx, subject, data, actor, occurredAt, set }) => {
    const leaderAccountId = actor.accountId ?? 'system';
    await insertTaskForce(tx, subject.id, { leaderAccountId, ...data }, occurredAt);
    set({ leaderAccountId });
  },
};
