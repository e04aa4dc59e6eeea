import type { AreasService } from '../../offices/areas-service.ts';
import type { CasePanel } from '../core/case-panel.ts';
import { findCase } from '../core/case-repository.ts';
import { type EarlierRow, earlierRow } from './earlier-page.ts';
import type { EarlierService } from './earlier-service.ts';

export interface EarlierPanel {
  readonly title: string;
  readonly count: string;
  readonly rows: readonly EarlierRow[];
  readonly allHref: string;
}

const newestShown = 5;

/** The card of what else the people of a case were in dispute about; left out where there is nothing. */
export function earlierPanel(deps: {
  readonly earlier: Pick<EarlierService, 'pageOf'>;
  readonly areas: Pick<AreasService, 'dictionaryLabel'>;
}): CasePanel {
  return {
    key: 'earlier',
    view: 'cases/earlier/panel',
    load: async ({ db, caseId, viewer, locale, t }): Promise<EarlierPanel | null> => {
      const page = await deps.earlier.pageOf(db, viewer, caseId, { limit: newestShown });
      if (page.total + page.setAside === 0) return null;
      const code = (await findCase(db, caseId))?.code ?? caseId;
      const words = { t, locale, areas: deps.areas };
      return {
        title: t('cases.earlier.title'),
        count: t('cases.earlier.count', { n: page.total }),
        rows: page.items.map((item) => earlierRow(item, words)),
        allHref: `/cases/${code}/earlier`,
      };
    },
  };
}
