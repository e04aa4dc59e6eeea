import type { AreasService } from '../../offices/areas-service.ts';
import type { CasePanel } from '../core/case-panel.ts';
import { findCase } from '../core/case-repository.ts';
import { momentLabel } from '../core/moment-label.ts';
import { type TablePanel, tablePanel } from '../core/table-panel.ts';
import { listJoinings } from './joint-repository.ts';

const tones = { invited: 'orange', joined: 'green', declined: 'neutral' } as const;

/** The committees that mediate together: the one that leads, and those that were asked. */
export function jointPanel(areas: Pick<AreasService, 'findCommittee'>): CasePanel {
  return {
    key: 'joint',
    view: 'cases/page/table-panel',
    load: async ({ db, caseId, t }): Promise<TablePanel | null> => {
      const joinings = await listJoinings(db, caseId);
      if (joinings.length === 0) return null;
      const text = (key: string): string => t(`cases.joint.${key}`);
      const nameOf = (id: string | null): string =>
        id === null ? '' : (areas.findCommittee(id)?.name ?? id);
      const lead = (await findCase(db, caseId))?.committeeId ?? null;
      return tablePanel(
        'joint',
        text,
        ['committee', 'state', 'reason', 'invitedAt', 'answeredAt'],
        [
          [nameOf(lead), { text: text('lead'), tone: 'blue' as const }, '', '', ''],
          ...joinings.map((one) => [
            nameOf(one.committeeId),
            { text: text(`states.${one.state}`), tone: tones[one.state] },
            one.reason,
            momentLabel(one.invitedAt),
            one.answeredAt === null ? '' : momentLabel(one.answeredAt),
          ]),
        ],
      );
    },
  };
}
