import type { Translate } from '../../platform/i18n.ts';
import type { Tag, TagTone } from '../../web/pages/render.ts';

const phaseTones: Readonly<Record<string, TagTone>> = {
  accepted: 'orange',
  assigned: 'orange',
  preparing: 'blue',
  mediating: 'blue',
  drafting: 'purple',
  signing: 'purple',
  settled: 'teal',
  selfResolved: 'green',
  imported: 'green',
  closed: 'green',
  failed: 'red',
  terminated: 'red',
  becameCase: 'teal',
  settledOnSpot: 'green',
};
const riskTones: Readonly<Record<string, TagTone>> = {
  blue: 'blue',
  yellow: 'orange',
  orange: 'red',
  red: 'red',
};

/** The stage of a case or a report, in the colour of its kind. */
export function phaseTag(phase: string, t: Translate): Tag {
  return { text: t(`cases.phases.${phase}`), tone: phaseTones[phase] ?? 'neutral' };
}

/** The colour a case was given; null while it has none. */
export function riskTag(risk: string, t: Translate): Tag | null {
  const tone = riskTones[risk];
  return tone === undefined ? null : { text: t(`cases.risks.${risk}`), tone };
}
