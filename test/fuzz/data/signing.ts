import { legalDay } from '../../../src/platform/clock.ts';
import { committeeOfSeal } from './acts.ts';
import { type OpenPaper, openPapers } from './case-view.ts';
import type { CaseContext } from './event-data.ts';
import { type EventData, randomName } from './random-data.ts';

/** Who signs for the next party that has not signed, in the way the law wants it for that kind of party. */
export function signature(context: CaseContext, test: (paper: OpenPaper) => boolean): EventData | null {
  const paper = openPapers(context.view).find(test);
  const partyId = paper?.partyIds[0];
  if (!paper || partyId === undefined) return null;
  const signer = signerOf(context, partyId);
  if (signer === null) return null;
  const ways = context.view.head.type === 'labor' ? ['signature', 'seal'] : ['signature', 'fingerprint'];
  const mapIds = (context.form.options['mapAnnexes'] ?? []).map(({ value }) => value);
  const maps = paper.kind === 'agreement' && mapIds.length > 0 ? { mapIds } : {};
  return { agreementId: paper.id, partyId, ...signer, way: context.random.pick(ways), ...maps };
}

function signerOf(
  { view, random, now }: CaseContext,
  partyId: string,
): { personName: string; capacity: string } | null {
  const party = view.parties.find((one) => one.id === partyId);
  switch (party?.kind) {
    case 'person':
      return { personName: party.name, capacity: 'self' };
    case 'organisation':
      return { personName: headOf(view, party) ?? randomName(random), capacity: 'head' };
    case 'group': {
      const own = view.workers.filter((one) => one.partyId === partyId);
      const elected = own.filter((one) => one.isRepresentative);
      const signer = [...elected, ...own.filter((one) => one.confirmation === 'confirmed')][0];
      if (signer) return { personName: signer.name, capacity: 'representative' };
      return own.length === 0 ? { personName: randomName(random), capacity: 'representative' } : null;
    }
    case 'village': {
      const today = legalDay(now);
      const named = view.people.find(
        (one) =>
          one.partyId === partyId &&
          one.resolutionId !== null &&
          one.capacity === 'representative' &&
          (one.validFrom === null || one.validFrom <= today) &&
          (one.validTo === null || today <= one.validTo),
      );
      if (named) return { personName: named.name, capacity: 'representative' };
      const waiver = view.resolutions.some((one) => one.partyId === partyId && one.kind === 'waiver');
      return waiver ? { personName: headOf(view, party) ?? randomName(random), capacity: 'head' } : null;
    }
    default:
      return null;
  }
}

function headOf(view: CaseContext['view'], party: { id: string; headName: string | null }): string | null {
  const registered = view.people.find((one) => one.partyId === party.id && one.capacity === 'head');
  return party.headName ?? registered?.name ?? null;
}

/** Any act that a peace pact still lacks. */
export function signatureOfPact(context: CaseContext): EventData | null {
  const isPact = (paper: OpenPaper): boolean => paper.kind === 'peacePact';
  const pact = openPapers(context.view).find(isPact);
  if (!pact) return null;
  if (pact.partyIds.length > 0) {
    const signed = signature(context, (paper) => isPact(paper) && paper.partyIds.length > 0);
    return signed && { ...signed, signer: 'party' };
  }
  if (pact.mediators.length > 0) {
    return { agreementId: pact.id, signer: 'mediator', personName: pact.mediators[0] };
  }
  const sealId = context.form.options['seals']?.find(({ value }) =>
    pact.sealsMissing.includes(committeeOfSeal(value)),
  )?.value;
  return pact.isSealMissing && sealId !== undefined ? { agreementId: pact.id, signer: 'seal', sealId } : null;
}
