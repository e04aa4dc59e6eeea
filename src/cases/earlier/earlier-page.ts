import type { AreasService } from '../../offices/areas-service.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';
import type { Tag, TagTone } from '../../web/pages/render.ts';
import { phaseTag } from '../core/tags.ts';
import type { EarlierCase, PersonMatch } from './earlier-service.ts';
import type { Relation } from './sameness.ts';

export interface EarlierWords {
  readonly t: Translate;
  readonly locale: Locale;
  readonly areas: Pick<AreasService, 'dictionaryLabel'>;
}

export interface PairLine {
  readonly text: string;
  readonly tag: Tag;
  readonly why: string;
  readonly decideHref: string | null;
  readonly decideLabel: string;
}

export interface EarlierRow {
  readonly href: string;
  readonly number: string;
  readonly title: string;
  readonly type: string;
  readonly year: string;
  readonly phase: Tag;
  readonly result: string;
  readonly pairs: readonly PairLine[];
  /** How many more people of the case there are than are shown. */
  readonly more: string | null;
}

const tones: Readonly<Record<Relation, TagTone>> = {
  person: 'blue',
  household: 'purple',
  possible: 'neutral',
};
const mostPairs = 10;

/** Another case as a row; without `decideAt` nobody decides there. */
export function earlierRow(
  { line, matches }: EarlierCase,
  { t, locale, areas }: EarlierWords,
  decideAt: string | null = null,
): EarlierRow {
  const number = line.number ?? line.code;
  const more = matches.length - mostPairs;
  return {
    href: `/cases/${encodeURIComponent(line.code)}`,
    number,
    title: line.title,
    type: areas.dictionaryLabel('disputeTypes', line.type, locale, line.registeredOn),
    year: line.registeredOn.slice(0, 4),
    phase: phaseTag(line.phase, t),
    result: line.resolvedHow === null ? t('cases.earlier.noResult') : t(`statistics.how.${line.resolvedHow}`),
    pairs: matches.slice(0, mostPairs).map((match) => pairLine(match, number, t, decideAt)),
    more: more > 0 ? t('cases.earlier.morePeople', { n: more }) : null,
  };
}

function pairLine(match: PersonMatch, number: string, t: Translate, decideAt: string | null): PairLine {
  const { own, other, relation, reason, decided } = match;
  const names = { own: own.name, other: other.name };
  const why = t(`cases.earlier.reasons.${reason}`);
  return {
    text: own.name === other.name ? own.name : t('cases.earlier.pair', names),
    tag: { text: t(`cases.earlier.relations.${relation}`), tone: tones[relation] },
    why: decided?.decision === 'same' ? `${why} · ${t('cases.earlier.confirmed')}` : why,
    decideHref: decideAt === null ? null : `${decideAt}/${own.id}/${other.id}`,
    decideLabel: t('cases.earlier.decideLabel', { ...names, case: number }),
  };
}
