import type { AreasService } from '../../offices/areas-service.ts';
import { legalDay } from '../../platform/clock.ts';
import { pick, type Translate } from '../../platform/i18n.ts';
import type { EventSpec } from '../../workflow/definitions/definition.ts';
import { listAttachments } from '../attachments/attachments-repository.ts';
import type { CasePanel } from '../core/case-panel.ts';
import { listAllPartyNames } from '../parties/former-parties-repository.ts';
import { isAwaited } from './act-handlers.ts';
import { type ActWords, actValues } from './act-values.ts';
import { type CaseAct, listActs } from './acts-repository.ts';

interface ActCard {
  readonly title: string;
  readonly tag: { readonly text: string; readonly tone: 'orange' | 'green' | 'red' } | null;
  readonly items: readonly { readonly label: string; readonly value: string; readonly isWide?: boolean }[];
}
interface ActsPanel {
  readonly title: string;
  readonly acts: readonly ActCard[];
}

/** Everything that was put on record beside the course of mediation, the newest first, with its answers. */
export function actsPanel(deps: {
  readonly areas: Pick<AreasService, 'dictionaryLabel'>;
  readonly specOf: (event: string) => EventSpec | undefined;
}): CasePanel {
  return {
    key: 'acts',
    view: 'cases/acts/acts',
    load: async ({ db, caseId, locale, t }): Promise<ActsPanel | null> => {
      const acts = await listActs(db, caseId);
      if (acts.length === 0) return null;
      const names = new Map([
        ...(await listAllPartyNames(db, caseId)),
        ...(await listAttachments(db, { caseId })).map(({ id, name }) => [id, name] as const),
        ...acts.map((act) => [act.id, act.happenedOn ?? ''] as const),
      ]);
      const words: Omit<ActWords, 'dictionaryLabel'> = {
        t,
        locale,
        nameOf: (id) => names.get(id),
      };
      const wordsOf = (act: CaseAct): ActWords => ({
        ...words,
        dictionaryLabel: (dictionary, code) =>
          deps.areas.dictionaryLabel(dictionary, code, locale, legalDay(act.recordedAt)),
      });
      return {
        title: t('cases.acts.title'),
        acts: acts.toReversed().map((act) => card(act, deps.specOf(act.event), wordsOf(act))),
      };
    },
  };
}

function card(act: CaseAct, spec: EventSpec | undefined, words: ActWords): ActCard {
  const { t, locale } = words;
  const { happenedOn, partyId, body, replyDueOn, data } = act;
  const all = { ...data, happenedOn, partyId, body, replyDueOn };
  const values = spec === undefined ? [] : actValues(spec, all, words);
  return {
    title: spec === undefined ? act.event : pick(spec.label, locale),
    tag: tagOf(act, t),
    items: [...values, ...replyOf(act, t)].map((one) => ({
      ...one,
      isWide: one.value.length > 30 || one.value.includes('\n'),
    })),
  };
}

function tagOf(act: CaseAct, t: Translate): ActCard['tag'] {
  if (isAwaited(act)) return { text: t('cases.acts.awaited'), tone: 'orange' };
  if (act.repliedOn === null) return null;
  const isGood = act.reply === null || act.reply === 'done' || act.reply === 'partly';
  const text = act.reply === null ? t('cases.acts.ended') : t(`cases.acts.reply.${act.reply}`);
  return { text, tone: isGood ? 'green' : 'red' };
}

function replyOf(act: CaseAct, t: Translate): { label: string; value: string }[] {
  if (act.repliedOn === null) return [];
  const value = [act.repliedOn, act.replyContent ?? ''].join(' ').trim();
  return [{ label: t('cases.acts.replied'), value }];
}
