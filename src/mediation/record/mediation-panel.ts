import type { Viewer } from '../../identity/viewer.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';
import { canReadSessions } from '../core/mediation-policy.ts';
import { type MediationRecord, readMediationRecord } from './mediation-record.ts';
import { mediationTexts, type PanelCard } from './panel-parts.ts';
import { partiesCard, proceedingsCard } from './proceedings-panel.ts';
import { collectiveCard, landCard, leaseCard, taskForceCard } from './property-panel.ts';
import { sessionsCard } from './sessions-panel.ts';

export interface PanelInput {
  readonly db: Db;
  readonly caseId: string;
  readonly viewer: Viewer;
  readonly locale: Locale;
  readonly t: Translate;
}

/** The mediation part of the case page: one read of the record, one card per subject that concerns this case. */
export const mediationPanel = {
  key: 'mediation',
  view: 'mediation/record/panel',
  load: async ({ db, caseId, viewer, t }: PanelInput): Promise<{ cards: readonly PanelCard[] } | null> => {
    const record = await readMediationRecord(db, caseId);
    const m = mediationTexts(t);
    const isStarted = record.proceedings.length > 0;
    const cards = [
      ...(isStarted ? [proceedingsCard(record, m), partiesCard(record, m)] : []),
      ...(isStarted ? [sessionsCard(record, m, isReader(record, viewer))] : []),
      ...(needsCollective(record) ? [collectiveCard(record, m)] : []),
      ...(record.parcels.length + record.priorInstruments.length > 0 ? [landCard(record, m)] : []),
      ...(record.ledger.lines.length + record.handovers.length > 0 ? [leaseCard(record, m)] : []),
      ...(record.taskForces.length > 0 ? [taskForceCard(record, m)] : []),
    ];
    return cards.length === 0 ? null : { cards };
  },
} as const;

const isReader = (record: MediationRecord, viewer: Viewer): boolean =>
  canReadSessions(viewer, record.proceedings, record.assignments);

function needsCollective(record: MediationRecord): boolean {
  const hasVillage = record.parties.some((party) => party.kind === 'village');
  return hasVillage || record.resolutions.length + record.electedRepresentatives.length > 0;
}
