import { legalDay } from '../../platform/clock.ts';
import type { Tag } from '../../web/pages/render.ts';
import type { CasePanel } from '../core/case-panel.ts';
import { phaseTag } from '../core/tags.ts';
import { listFormerParties } from '../parties/former-parties-repository.ts';
import { visibleLinks } from './visible-links.ts';

interface LinkLine {
  readonly kind: string;
  readonly title: string;
  /** Null for a case this person may not see. */
  readonly href: string | null;
  readonly state: Tag | null;
  readonly linkedOn: string;
}
interface LinksPanel {
  readonly title: string;
  readonly head: readonly string[];
  readonly lines: readonly LinkLine[];
  readonly left: {
    readonly title: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
}

/** Cases that belong together with this one, and the parties who left it. */
export const linksPanel: CasePanel = {
  key: 'links',
  view: 'cases/linked/links',
  load: async ({ db, caseId, viewer, t }): Promise<LinksPanel | null> => {
    const text = (key: string): string => t(`cases.links.${key}`);
    const links = await visibleLinks(db, caseId, viewer);
    const former = await listFormerParties(db, caseId);
    if (links.length + former.length === 0) return null;
    const lines = links.map(
      ({ word, other, linkedAt }): LinkLine => ({
        kind: text(`kinds.${word}`),
        title: other === null ? text('hidden') : `${other.number ?? other.code} ${other.title}`,
        href: other === null ? null : `/cases/${other.code}`,
        state: other === null ? null : phaseTag(other.phase, t),
        linkedOn: legalDay(linkedAt),
      }),
    );
    return {
      title: text('title'),
      head: ['kind', 'other', 'state', 'linkedOn'].map(text),
      lines,
      left:
        former.length === 0
          ? null
          : {
              title: text('left'),
              head: ['name', 'how', 'leftOn', 'successor'].map(text),
              rows: former.map((party) => [
                party.name,
                text(`hows.${party.how}`),
                legalDay(party.leftAt),
                party.successor ?? '—',
              ]),
            },
    };
  },
};
