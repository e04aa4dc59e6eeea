import type { Db } from '../../platform/database/connect.ts';
import type { AboutLine, AboutProvider } from '../../workflow/definitions/ports.ts';
import { momentLabel } from '../core/moment-label.ts';
import { listConsentingParties, listExtensionSignatures } from './extensions-repository.ts';
import { type Proposal, waitingProposal } from './proposal.ts';
import { listProposals, listProposerNames } from './proposals-repository.ts';

const labels = {
  proposer: { zh: '提请人', en: 'Proposed by' },
  reason: { zh: '提请理由', en: 'Reason' },
  days: { zh: '延长天数', en: 'Days in addition' },
  signed: { zh: '已签署的当事人', en: 'Parties who signed' },
} as const;
const nobody = { zh: '尚无', en: 'Nobody yet' };

/** What waits for the decision: who proposed it when and why, and for more time how many days and who signed. */
const whatWaits: AboutProvider = async (db, subject) => {
  const waiting = waitingProposal(await listProposals(db, subject.id), subject.phase);
  if (waiting === null) return [];
  const name = (await listProposerNames(db, [waiting.proposedBy])).get(waiting.proposedBy) ?? '';
  return [
    { label: labels.proposer, value: `${name} ${momentLabel(waiting.proposedAt)}` },
    { label: labels.reason, value: waiting.reason },
    ...(waiting.kind === 'extend' ? await timeAsked(db, subject.id, waiting) : []),
  ];
};

async function timeAsked(db: Db, caseId: string, waiting: Proposal): Promise<AboutLine[]> {
  const signed = new Set((await listExtensionSignatures(db, [waiting.id])).map(({ partyId }) => partyId));
  const names = (await listConsentingParties(db, caseId))
    .filter(({ id }) => signed.has(id))
    .map((party) => party.name);
  return [
    { label: labels.days, value: String(waiting.days ?? '') },
    { label: labels.signed, value: names.length === 0 ? nobody : names.join('、') },
  ];
}

/** Shown above the forms by which somebody decides what another proposed. */
export const proposalAbout: Readonly<Record<string, AboutProvider>> = Object.fromEntries(
  ['close', 'void', 'reopen', 'extend', 'rejectProposal'].map((event) => [event, whatWaits]),
);
