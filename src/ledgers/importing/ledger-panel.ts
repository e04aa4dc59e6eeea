import type { CasePanel } from '../../cases/core/case-panel.ts';
import { type TablePanel, tablePanel } from '../../cases/core/table-panel.ts';
import { listTakenOf } from './imports-repository.ts';

/** The rows of ledgers a case came from, with their words: the basis on which figures count it. */
export const ledgerPanel: CasePanel = {
  key: 'ledgers',
  view: 'cases/page/table-panel',
  load: async ({ db, caseId, t }): Promise<TablePanel | null> => {
    const rows = await listTakenOf(db, caseId);
    return tablePanel(
      'ledgers',
      (key) => t(`ledgers.panel.${key}`),
      ['file', 'sheet', 'row', 'said', 'outcome'],
      rows.map(({ fileName, sheet, rowNo, said, outcome }) => [
        ...[fileName, sheet, String(rowNo), said ?? '—'],
        t(`ledgers.outcomes.${outcome}`),
      ]),
    );
  },
};
