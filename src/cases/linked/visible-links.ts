import type { Viewer } from '../../identity/viewer.ts';
import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Case } from '../core/case.ts';
import { seesCase } from '../core/case-policy.ts';
import { findCase } from '../core/case-repository.ts';
import { type CaseLink, listCaseLinks } from './links-repository.ts';

export type LinkWord = 'splitOff' | 'splitFrom' | 'tookIn' | 'wentInto' | 'related';

/** A linked case from this one's side; `other` is null for who may not see it. */
export interface VisibleLink {
  readonly word: LinkWord;
  readonly other: Case | null;
  readonly linkedAt: Instant;
}

/** The cases linked with one case as far as this person may know them, the oldest link first. */
export async function visibleLinks(db: Db, caseId: string, viewer: Viewer): Promise<VisibleLink[]> {
  const links = await listCaseLinks(db, caseId);
  return Promise.all(
    links.map(async (link) => {
      const other = await findCase(db, link.otherId);
      const isSeen = other !== null && seesCase(viewer, other);
      return { word: wordOf(link), other: isSeen ? other : null, linkedAt: link.linkedAt };
    }),
  );
}

function wordOf({ kind, isOwn }: CaseLink): LinkWord {
  if (kind === 'split') return isOwn ? 'splitOff' : 'splitFrom';
  if (kind === 'merged') return isOwn ? 'tookIn' : 'wentInto';
  return 'related';
}

/** The part of `GET /cases/{id}` about linked cases: `[{relation, code}]`, code null for who may not see the other. */
export async function linksApiPart(db: Db, caseId: string, viewer: Viewer): Promise<{ links: object[] }> {
  const links = await visibleLinks(db, caseId, viewer);
  return { links: links.map(({ word, other }) => ({ relation: word, code: other?.code ?? null })) };
}
