import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { CasePanel } from '../core/case-panel.ts';
import { momentLabel } from '../core/moment-label.ts';
import {
  type ExtensionSignature,
  listConsentingParties,
  listExtensionSignatures,
} from './extensions-repository.ts';
import { type Proposal, timesReopened, waitingProposal } from './proposal.ts';
import { findPhase, listProposals, listProposerNames } from './proposals-repository.ts';

type Tone = 'neutral' | 'orange' | 'green' | 'red';
interface ProposalLine {
  readonly kind: string;
  readonly proposed: string;
  readonly reason: string;
  readonly state: { readonly text: string; readonly tone: Tone };
  readonly decided: string;
}
export interface ProposalsPanel {
  readonly title: string;
  /** How often the case was reopened; null when never. */
  readonly lead: string | null;
  readonly head: readonly string[];
  readonly lines: readonly ProposalLine[];
}

const tones: Readonly<Record<string, Tone>> = { open: 'orange', approved: 'green', rejected: 'red' };

/** The card that shows who proposed what, who decided it, and how often the case came back. */
export const proposalsPanel: CasePanel = {
  key: 'proposals',
  view: 'cases/closing/proposals',
  load: async ({ db, caseId, t }): Promise<ProposalsPanel | null> => {
    const proposals = await listProposals(db, caseId);
    if (proposals.length === 0) return null;
    const names = await listProposerNames(
      db,
      proposals.flatMap((one) => [one.proposedBy, ...(one.decidedBy === null ? [] : [one.decidedBy])]),
    );
    const waiting = waitingProposal(proposals, await findPhase(db, caseId));
    const signatures = await signatureWords(db, caseId, proposals, t);
    const by = (id: string | null, at: Instant | null): string =>
      id === null || at === null
        ? ''
        : t('cases.proposals.by', { name: names.get(id) ?? id, at: momentLabel(at) });
    const n = timesReopened(proposals);
    return {
      title: t('cases.proposals.title'),
      lead: n === 0 ? null : t('cases.proposals.reopened', { n }),
      head: ['kind', 'proposed', 'reason', 'state', 'decided'].map((key) => t(`cases.proposals.${key}`)),
      lines: proposals.toReversed().map((one) => ({
        kind: t(`cases.proposals.kinds.${one.kind}`),
        proposed: by(one.proposedBy, one.proposedAt),
        reason: `${reasonOf(one, t)}${signatures.get(one.id) ?? ''}`,
        state: stateOf(one, waiting?.id === one.id, t),
        decided: [
          by(one.decidedBy, one.decidedAt),
          one.decision ?? '',
          one.supplementNo === null ? '' : t('cases.proposals.supplement', { n: one.supplementNo }),
        ]
          .filter((part) => part !== '')
          .join('\n'),
      })),
    };
  },
};

/** Who signed which proposal for more time, in words. */
async function signatureWords(
  db: Db,
  caseId: string,
  proposals: readonly Proposal[],
  t: Translate,
): Promise<Map<string, string>> {
  const ids = proposals.filter(({ kind }) => kind === 'extend').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const names = new Map((await listConsentingParties(db, caseId)).map(({ id, name }) => [id, name]));
  const signatures = await listExtensionSignatures(db, ids);
  const words = (signed: readonly ExtensionSignature[]): string =>
    t('cases.proposals.signed', {
      names: signed
        .map(({ partyId, signedOn }) =>
          t('cases.proposals.signedBy', { name: names.get(partyId) ?? partyId, day: signedOn }),
        )
        .join(t('cases.proposals.separator')),
    });
  const signedOf = (id: string) => signatures.filter(({ proposalId }) => proposalId === id);
  return new Map(ids.filter((id) => signedOf(id).length > 0).map((id) => [id, words(signedOf(id))]));
}

function reasonOf(one: Proposal, t: Translate): string {
  const ground = one.ground === null ? '' : `${t(`cases.proposals.grounds.${one.ground}`)} `;
  const days = one.days === null ? '' : t('cases.proposals.days', { n: one.days });
  return `${days}${ground}${one.reason}${one.isAgreementOnly ? t('cases.proposals.agreementOnly') : ''}`;
}

/** A proposal nobody answered before the case moved on has lapsed. */
function stateOf(one: Proposal, isWaiting: boolean, t: Translate): ProposalLine['state'] {
  const state = one.state === 'open' && !isWaiting ? 'lapsed' : one.state;
  return { text: t(`cases.proposals.states.${state}`), tone: tones[state] ?? 'neutral' };
}
