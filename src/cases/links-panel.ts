import { legalDay } from '../platform/clock.ts';
import type { Tag } from '../web/render.ts';
import { type CaseLink, listCaseLinks } from './case-links-repository.ts';
import { phaseTag } from './case-list-row.ts';
import type { CasePanel } from './case-panels.ts';
import { seesCase } from './case-policy.ts';
import { findCase } from './case-repository.ts';
import { listFormerParties } from './former-parties-repository.ts';

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
  view: 'cases/links',
  load: async ({ db, caseId, viewer, t }): Promise<LinksPanel | null> => {
    const text = (key: string): string => t(`cases.links.${key}`);
    const links = await listCaseLinks(db, caseId);
    const former = await listFormerParties(db, caseId);
    if (links.length + former.length === 0) return null;
    const lines: LinkLine[] = [];
    for (const link of links) {
      const other = await findCase(db, link.otherId);
      const isSeen = other !== null && seesCase(viewer, other);
      lines.push({
        kind: text(`kinds.${wordOf(link)}`),
        title: isSeen ? `${other.number ?? other.code} ${other.title}` : text('hidden'),
        href: isSeen ? `/cases/${other.code}` : null,
        state: isSeen ? phaseTag(other.phase, t) : null,
        linkedOn: legalDay(link.linkedAt),
      });
    }
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

function wordOf({ kind, isOwn }: CaseLink): string {
  if (kind === 'split') return isOwn ? 'splitOff' : 'splitFrom';
  if (kind === 'merged') return isOwn ? 'tookIn' : 'wentInto';
  return 'related';
}
