import { legalDay } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import type { EffectHandler } from '../../workflow/definitions/ports.ts';
import { type ProceedingResult, proceedingNumber } from '../core/proceeding.ts';
import {
  endOpenAssignments,
  endProceeding,
  findCaseHead,
  insertProceeding,
  listProceedings,
} from '../core/proceedings-repository.ts';
import { closeAppointments } from '../sessions/sessions-repository.ts';

/** Opens the next proceeding with the number the acceptance allotted; runs after `allotNumber` of the same command. */
const open: EffectHandler = async ({ tx, subject, occurredAt, note }) => {
  const head = await findCaseHead(tx.knex, subject.id);
  const earlier = await listProceedings(tx.knex, subject.id);
  if (!head?.number || !head.committeeId) throw new Error(`case ${subject.id} was accepted without a number`);
  const number = proceedingNumber(earlier, head.committeeId, head.number);
  const id = newId();
  await insertProceeding(tx.knex, {
    id,
    caseId: subject.id,
    no: earlier.length + 1,
    number,
    committeeId: head.committeeId,
    acceptedAt: occurredAt,
    acceptedOn: legalDay(occurredAt),
    ...(head.countedFrom === null ? {} : { countedFrom: head.countedFrom }),
  });
  note({ proceedingId: id });
};

const end: EffectHandler = async ({ tx, subject, effect, event, occurredAt }) => {
  const proceeding = (await listProceedings(tx.knex, subject.id)).at(-1);
  if (!proceeding || proceeding.endedAt !== null) return;
  const result = String(effect.data?.['result'] ?? 'terminated') as ProceedingResult;
  const form = event === 'oralAgreement' ? 'oral' : 'written';
  await endProceeding(tx.knex, proceeding.id, {
    endedAt: occurredAt,
    result,
    agreementForm: result === 'settled' ? form : null,
  });
  await closeAppointments(tx.knex, subject.id, 'cancelled');
};

const leavesNobody: readonly string[] = ['decline', 'withdrawAssignment', 'decideRecusal'];

/** A mediator who declined, stood aside, or from whom it was taken back, no longer has the case; one whose proceeding ended stays its handler for what follows. */
const endAssignment: EffectHandler = async ({ tx, subject, event, occurredAt, set }) => {
  await endOpenAssignments(tx.knex, subject.id, occurredAt);
  if (leavesNobody.includes(event)) set({ mediatorId: null, coMediatorIds: [] });
};

export const proceedingEffects = { openProceeding: open, endProceeding: end, endAssignment } as const;
