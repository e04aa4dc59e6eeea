import type { CasePanel } from '../core/case-panel.ts';
import { momentLabel } from '../core/moment-label.ts';
import { type TablePanel, tablePanel } from '../core/table-panel.ts';
import { listCopies } from './copies-repository.ts';

/** Who got a copy of the case, and who has read it. */
export const copiesPanel: CasePanel = {
  key: 'copies',
  view: 'cases/page/table-panel',
  load: async ({ db, caseId, t }): Promise<TablePanel | null> => {
    const copies = await listCopies(db, caseId);
    return tablePanel(
      'copies',
      (key) => t(`cases.copies.${key}`),
      ['receiver', 'sender', 'content', 'sentAt', 'readAt'],
      copies.map((copy) => [
        copy.receiverName,
        copy.senderName,
        copy.content,
        momentLabel(copy.sentAt),
        copy.readAt === null
          ? { text: t('cases.copies.unread'), tone: 'orange' as const }
          : momentLabel(copy.readAt),
      ]),
    );
  },
};
