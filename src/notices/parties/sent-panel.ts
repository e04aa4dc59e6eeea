import type { CasePanel } from '../../cases/core/case-panel.ts';
import { findCase } from '../../cases/core/case-repository.ts';
import { momentLabel } from '../../cases/core/moment-label.ts';
import type { Tag } from '../../web/pages/render.ts';
import { listDeliveriesOfCase } from '../sending/deliveries-repository.ts';
import { stateTag } from '../sending/state-tag.ts';
import type { PartyTextsService } from './texts-service.ts';

export interface SentPanel {
  readonly offers: readonly { readonly label: string; readonly href: string }[];
  readonly rows: readonly {
    readonly at: string;
    readonly what: string;
    readonly who: string;
    readonly state: Tag;
    readonly open: { readonly href: string; readonly name: string };
  }[];
}

/** The texts parties got or should have got, and a button for each that fits the case now. */
export function sentPanel(texts: Pick<PartyTextsService, 'possible'>): CasePanel {
  return {
    key: 'partyTexts',
    view: 'notices/parties/sent-panel',
    load: async ({ db, caseId, t, links }): Promise<SentPanel | null> => {
      if (links === undefined || links.papers === 'none') return null;
      const sent = await listDeliveriesOfCase(db, caseId);
      const possible = links.papers === 'issue' ? await texts.possible(db, caseId) : [];
      const subject = sent.length + possible.length === 0 ? null : await findCase(db, caseId);
      if (subject === null) return null;
      const href = `/cases/${subject.code}/texts`;
      return {
        offers: possible.map((code) => ({ label: t(`notices.partyTexts.${code}`), href: `${href}/${code}` })),
        rows: sent.map((one) => {
          const what = t(`notices.partyTexts.${one.about}`);
          const name = t('notices.sent.openOf', { what, name: one.subject });
          return {
            ...{ at: momentLabel(one.createdAt), what, who: `${one.subject} ${one.recipient}` },
            ...{ state: stateTag(one.state, t), open: { href: `${href}/sent/${one.id}`, name } },
          };
        }),
      };
    },
  };
}
