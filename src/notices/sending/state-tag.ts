import type { Translate } from '../../platform/i18n.ts';
import type { Tag } from '../../web/pages/render.ts';
import type { DeliveryState } from './delivery.ts';

const tones = {
  waiting: 'blue',
  sending: 'blue',
  sent: 'green',
  notSent: 'neutral',
  failed: 'red',
  unknown: 'orange',
} as const satisfies Record<DeliveryState, Tag['tone']>;

export function stateTag(state: DeliveryState, t: Translate): Tag {
  return { text: t(`notices.states.${state}`), tone: tones[state] };
}

/** The sentence for a code such as `http 500`; blank for none. */
export function reasonText(reason: string | null, t: Translate): string {
  if (reason === null) return '';
  const [code = '', detail = ''] = reason.split(' ', 2);
  return t(`notices.reasons.${code}`, { detail });
}
