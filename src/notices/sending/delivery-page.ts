import { momentLabel } from '../../cases/core/moment-label.ts';
import type { Translate } from '../../platform/i18n.ts';
import { type Pager, pagerOf } from '../../web/pages/pager.ts';
import type { PageHead, Tag } from '../../web/pages/render.ts';
import type { DeliveryLog } from './deliveries-service.ts';
import { deliveryStates, repeatableStates } from './delivery.ts';
import { channels } from './port.ts';
import { reasonText, stateTag } from './state-tag.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

export interface DeliveriesPage extends PageHead {
  readonly connections: readonly { readonly label: string; readonly value: string }[];
  readonly filters: {
    readonly states: readonly Choice[];
    readonly channels: readonly Choice[];
    readonly day: string;
  };
  readonly lines: readonly {
    readonly at: string;
    readonly about: string;
    readonly channel: string;
    readonly recipient: string;
    readonly state: Tag;
    readonly attempts: string;
    readonly reason: string;
    readonly again: { readonly href: string; readonly label: string; readonly name: string } | null;
  }[];
  readonly pager: Pager;
}

interface Filter {
  readonly state?: string | undefined;
  readonly channel?: string | undefined;
  readonly day?: string | undefined;
}

/** `/admin/deliveries`: the log with its filters, and what each channel goes to. */
export function deliveriesPage(log: DeliveryLog, filter: Filter, t: Translate): DeliveriesPage {
  const kept = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const choices = (name: 'states' | 'channels', values: readonly string[], chosen: string | undefined) => [
    { value: '', label: t('notices.log.all'), isChosen: chosen === undefined },
    ...values.map((value) => ({ value, label: t(`notices.${name}.${value}`), isChosen: value === chosen })),
  ];
  return {
    title: t('notices.log.title'),
    lead: t('notices.log.lead'),
    active: 'deliveries',
    connections: channels.map((channel) => {
      const host = log.hosts.get(channel) ?? null;
      return {
        label: t(`notices.channels.${channel}`),
        value: host === null ? t('notices.log.notConnected') : t('notices.log.connected', { host }),
      };
    }),
    filters: {
      states: choices('states', deliveryStates, filter.state).map((choice) => {
        const n = log.counts.get(choice.value);
        return n === undefined ? choice : { ...choice, label: `${choice.label} (${n})` };
      }),
      channels: choices('channels', channels, filter.channel),
      day: filter.day ?? '',
    },
    lines: log.lines.map((line) => lineOf(line, t)),
    pager: pagerOf(
      log,
      (cursor) => `/admin/deliveries?${new URLSearchParams([...kept, ['cursor', cursor]]).toString()}`,
    ),
  };
}

function lineOf(line: DeliveryLog['lines'][number], t: Translate): DeliveriesPage['lines'][number] {
  const { id, state, recipient } = line;
  const at = momentLabel(line.createdAt);
  const isRepeated = state === 'waiting' && line.attempts > 0;
  const next = isRepeated ? t('notices.log.nextTry', { at: momentLabel(line.availableAt) }) : '';
  const canRepeat = repeatableStates.some((one) => one === state);
  return {
    at,
    about: t(`notices.abouts.${line.about}`),
    channel: t(`notices.channels.${line.channel}`),
    recipient,
    state: stateTag(state, t),
    attempts: String(line.attempts),
    reason: [reasonText(line.reason, t), next].filter(Boolean).join('；'),
    again: canRepeat
      ? {
          href: `/admin/deliveries/${encodeURIComponent(id)}/again`,
          label: t(state === 'unknown' ? 'notices.log.tryUnknown' : 'notices.log.tryAgain'),
          name: t('notices.log.tryAgainOf', { recipient, at }),
        }
      : null,
  };
}
