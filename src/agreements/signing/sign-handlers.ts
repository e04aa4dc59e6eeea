import type { EventData, HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Problem } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { refuse, refuseAll } from '../../platform/problem.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import type { TypeTraits } from '../../workflow/definitions/traits.ts';
import {
  type Agreement,
  committeesOf,
  effectiveInstant,
  type FrozenAgreement,
  type Signature,
  signingStatus,
} from '../core/agreement.ts';
import { findSeal } from '../core/agreement-read-model.ts';
import { insertSignature, listSignatures, moveAgreement } from '../core/agreements-repository.ts';
import type { AgreementsDeps } from '../core/deps.ts';
import { type ProblemCode, problem } from '../core/problems.ts';
import { isSameName, judgeHelp, judgeSeal, judgeSigner } from '../core/signing-rules.ts';
import { agreementBasis } from '../core/texts.ts';
import {
  type AgreementDossier,
  currentAgreements,
  readDossier,
  signaturesOf,
} from '../drafting/agreement-dossier.ts';
import { listMapAnnexes } from './map-annexes.ts';

type Context = Pick<HandlerContext, 'tx' | 'subject' | 'occurredAt' | 'recordedAt' | 'actor' | 'note'>;
type PartySignature = Omit<EventData<'sign'>, 'agreementId' | 'witnesses' | 'mapIds'> &
  Partial<Pick<EventData<'sign'>, 'witnesses' | 'mapIds'>>;

/** A party signs the final text on paper; who may sign for whom is in `signing-rules.ts`. */
export const sign =
  ({ traitsOf }: AgreementsDeps): HandlerOf<'sign'> =>
  async (context) => {
    const dossier = await readDossier(context.tx.knex, context.subject.id);
    const agreement = signingById(dossier, context.data.agreementId, 'notSigning');
    await signParty({ ...context, traits: traitsOf(context.subject) }, dossier, agreement, context.data);
  };

export const signMediator: HandlerOf<'signMediator'> = async (context) => {
  const dossier = await readDossier(context.tx.knex, context.subject.id);
  const agreement = signingById(dossier, context.data.agreementId, 'notSigning');
  await signAsMediator(context, dossier, agreement, context.data.personName);
};

export const affixSeal: HandlerOf<'affixSeal'> = async (context) => {
  const dossier = await readDossier(context.tx.knex, context.subject.id);
  const agreement = signingById(dossier, context.data.agreementId, 'notSigning');
  await seal(context, dossier, agreement, context.data.sealId);
};

/** The effect `thawDrafts` does the rest: the final texts become void, new drafts take their place. */
export const refuseSign: HandlerOf<'refuseSign'> = async ({ tx, subject, data, note }) => {
  const { parties } = await readDossier(tx.knex, subject.id);
  if (!parties.some((party) => party.id === data.partyId)) refuse(problem('partyId', 'notAParty'));
  note({ partyId: data.partyId });
};

/** A peace pact waits for nobody and nobody waits for it: it may be signed after the case is settled. */
export const signPeacePact =
  ({ traitsOf }: AgreementsDeps): HandlerOf<'signPeacePact'> =>
  async (context) => {
    const { data } = context;
    const dossier = await readDossier(context.tx.knex, context.subject.id);
    const pact = signingById(dossier, data.agreementId, 'notAPeacePact');
    if (pact.kind !== 'peacePact') refuse(problem('agreementId', 'notAPeacePact'));
    if (data.signer === 'seal') return seal(context, dossier, pact, data.sealId ?? missing('sealId'));
    const personName = data.personName ?? missing('personName');
    if (data.signer === 'mediator') return signAsMediator(context, dossier, pact, personName);
    await signParty({ ...context, traits: traitsOf(context.subject) }, dossier, pact, {
      partyId: data.partyId ?? missing('partyId'),
      personName,
      capacity: data.capacity ?? missing('capacity'),
      way: data.way ?? missing('way'),
    });
  };

function missing(path: string): never {
  return refuse(problem(path, 'fieldMissing'));
}

type Final = Agreement & { readonly frozen: FrozenAgreement };

function signingById(dossier: AgreementDossier, id: string, code: ProblemCode): Final {
  const found = currentAgreements(dossier).find((one) => one.id === id && one.state === 'signing');
  if (!found?.frozen) return refuse(problem('agreementId', code));
  return { ...found, frozen: found.frozen };
}

async function signParty(
  context: Context & { readonly traits: TypeTraits },
  dossier: AgreementDossier,
  agreement: Final,
  data: PartySignature,
): Promise<void> {
  const party =
    dossier.parties.find((one) => one.id === data.partyId) ?? refuse(problem('partyId', 'notAParty'));
  const bound = agreement.frozen.parties.find((one) => one.id === party.id);
  if (!bound?.mustSign) refuse(problem('partyId', 'needNotSign', { params: { name: party.name } }));
  const signed = signaturesOf(dossier, agreement.id);
  if (signed.some((one) => one.partyId === party.id)) {
    refuse(problem('partyId', 'alreadySigned', { params: { name: party.name } }));
  }
  const verdict = judgeSigner({
    traits: context.traits,
    party,
    parties: dossier.parties,
    people: dossier.people,
    members: dossier.workers,
    resolutions: dossier.resolutions,
    personName: data.personName,
    capacity: data.capacity,
    way: data.way,
    day: legalDay(context.occurredAt),
  });
  refuseAll([
    ...(verdict.problem ? [verdict.problem] : []),
    ...judgeHelp(data, dossier.parties),
    ...(await mapProblems(context, agreement, data.mapIds ?? [])),
  ]);
  await record(context, agreement, {
    signer: 'party',
    partyId: party.id,
    personName: data.personName,
    capacity: verdict.resolutionId === null ? data.capacity : 'representative',
    way: data.way,
    sealId: null,
    committeeId: null,
    helperName: data.helperName ?? null,
    witnesses: (data.witnesses ?? []).map(({ name }) => name),
    resolutionId: verdict.resolutionId,
    overrideReason: verdict.overrideReason,
  });
}

/** The boundary map is signed together with the agreement it belongs to (《土地权属争议调查处理办法》第十五条，参照). */
async function mapProblems(
  { tx, subject }: Context,
  { kind }: Final,
  signed: readonly string[],
): Promise<Problem[]> {
  if (kind !== 'agreement') return [];
  const maps = await listMapAnnexes(tx.knex, subject.id);
  return maps.every(({ id }) => signed.includes(id))
    ? []
    : [problem('mapIds', 'mapNotSigned', { basis: agreementBasis.map })];
}

async function signAsMediator(
  context: Context,
  dossier: AgreementDossier,
  agreement: Final,
  personName: string,
): Promise<void> {
  const { mediators } = agreement.frozen;
  const mediator = mediators.find((one) => isSameName(one.name, personName));
  if (!mediator) {
    const params = { name: personName, named: mediators.map((one) => one.name).join('、') };
    return refuse(problem('personName', 'notAMediator', { params, basis: agreementBasis.effect }));
  }
  const signed = signaturesOf(dossier, agreement.id);
  if (signed.some((one) => one.signer === 'mediator' && one.personName === mediator.name)) {
    refuse(problem('personName', 'alreadySigned', { params: { name: mediator.name } }));
  }
  await record(context, agreement, {
    signer: 'mediator',
    partyId: null,
    personName: mediator.name,
    capacity: 'mediator',
    way: 'signature',
    sealId: null,
    committeeId: null,
    helperName: null,
    witnesses: [],
    resolutionId: null,
    overrideReason: null,
  });
}

async function seal(
  context: Context,
  dossier: AgreementDossier,
  agreement: Final,
  sealId: string,
): Promise<void> {
  const db = context.tx.knex;
  const found = await findSeal(db, sealId);
  // The committees that mediated, as they are named in the final text.
  const all = committeesOf(agreement.frozen);
  const committee = all.find(({ id }) => id === found?.committeeId) ?? agreement.frozen.committee;
  const fault = judgeSeal(found, committee, legalDay(context.occurredAt));
  refuseAll(fault ? [fault] : []);
  const { sealsMissing } = signingStatus(agreement.frozen, signaturesOf(dossier, agreement.id));
  if (!sealsMissing.some(({ id }) => id === committee.id)) refuse(problem('sealId', 'alreadySealed'));
  await record(context, agreement, {
    signer: 'seal',
    partyId: null,
    personName: found?.name ?? '',
    capacity: 'seal',
    way: 'seal',
    sealId,
    committeeId: committee.id,
    helperName: null,
    witnesses: [],
    resolutionId: null,
    overrideReason: null,
  });
}

async function record(
  context: Context,
  agreement: Final,
  act: Pick<
    Signature,
    | 'signer'
    | 'partyId'
    | 'personName'
    | 'capacity'
    | 'way'
    | 'sealId'
    | 'committeeId'
    | 'helperName'
    | 'witnesses'
    | 'resolutionId'
    | 'overrideReason'
  >,
): Promise<void> {
  const db = context.tx.knex;
  await insertSignature(db, agreement.caseId, {
    id: newId(),
    agreementId: agreement.id,
    ...act,
    occurredAt: context.occurredAt,
    recordedAt: context.recordedAt,
    recordedBy: context.actor.accountId ?? '',
  });
  context.note({ agreementId: agreement.id, signer: act.signer, partyId: act.partyId });
  if (agreement.kind === 'peacePact') await putPactIntoForce(db, agreement);
}

/** Settling agreements take effect by the case's transition; a pact with its own last signature. */
async function putPactIntoForce(db: Db, pact: Final): Promise<void> {
  const signatures = (await listSignatures(db, pact.caseId)).filter((one) => one.agreementId === pact.id);
  if (!signingStatus(pact.frozen, signatures).isComplete) return;
  const at = effectiveInstant(signatures);
  await moveAgreement(db, pact.id, 'signing', {
    state: 'effective',
    effective: { at, on: legalDay(at) },
  });
}
