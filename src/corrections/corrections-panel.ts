import { listProposerNames } from '../cases/closing/proposals-repository.ts';
import type { CasePanel } from '../cases/core/case-panel.ts';
import { momentLabel } from '../cases/core/moment-label.ts';
import { listAllPartyNames } from '../cases/parties/former-parties-repository.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { Instant } from '../platform/clock.ts';
import { pick } from '../platform/i18n.ts';
import type { Tag } from '../web/pages/render.ts';
import type { Correction } from './correction.ts';
import type { CorrectionsService } from './corrections-service.ts';
import { changeRows, type EffectWords, effectLines } from './effects-page.ts';

interface CorrectionLine {
  readonly state: Tag;
  readonly proposed: string;
  readonly decided: string;
  readonly reason: string;
  readonly changes: readonly (readonly string[])[];
  /** What hung on it. */
  readonly effects: readonly string[];
  readonly reviewHref: string | null;
}
export interface CorrectionsPanel {
  readonly title: string;
  readonly head: readonly string[];
  readonly lines: readonly CorrectionLine[];
}

const tones: Readonly<Record<string, Tag['tone']>> = { open: 'orange', done: 'green', declined: 'red' };

/** The card of what was corrected and what waits for a second person. */
export function correctionsPanel(deps: {
  readonly corrections: Pick<CorrectionsService, 'list' | 'caseOf' | 'fields' | 'deadlineLabels'>;
  readonly areas: AreasService;
}): CasePanel {
  return {
    key: 'corrections',
    view: 'corrections/corrections',
    load: async ({ db, caseId, t, locale, links }): Promise<CorrectionsPanel | null> => {
      const all = await deps.corrections.list(db, caseId);
      if (all.length === 0) return null;
      const subject = await deps.corrections.caseOf(db, caseId);
      const { code, phase } = subject;
      const parties = await listAllPartyNames(db, caseId);
      const names = await listProposerNames(
        db,
        all.flatMap((one) => [one.proposedBy, ...(one.decidedBy === null ? [] : [one.decidedBy])]),
      );
      const who = (id: string | null, at: Instant | null) =>
        id === null || at === null
          ? ''
          : t('corrections.who', { name: names.get(id) ?? id, at: momentLabel(at) });
      const nameOf = (id: string) => parties.get(id) ?? id;
      const words: EffectWords = {
        t,
        locale,
        areas: deps.areas,
        nameOf,
        deadlineLabel: (rule: string) => rule,
        isClear: false,
        fields: deps.corrections.fields(),
      };
      const effectsOf = async ({ effects }: Correction): Promise<string[]> => {
        if (effects === null) return [];
        const labels = await deps.corrections.deadlineLabels(subject, effects);
        const deadlineLabel = (rule: string) => pick(labels.get(rule) ?? { zh: rule, en: rule }, locale);
        return effectLines(effects, { ...words, deadlineLabel });
      };
      return {
        title: t('corrections.title'),
        head: ['field', 'old', 'next'].map((key) => t(`corrections.${key}`)),
        lines: await Promise.all(
          all.toReversed().map(async (one): Promise<CorrectionLine> => {
            const state = one.state === 'open' && one.phase !== phase ? 'lapsed' : one.state;
            return {
              state: { text: t(`corrections.states.${state}`), tone: tones[state] ?? 'neutral' },
              proposed: who(one.proposedBy, one.proposedAt),
              decided: one.decidedBy === one.proposedBy ? '' : who(one.decidedBy, one.decidedAt),
              reason: [one.reason, one.decision].filter(Boolean).join('\n'),
              changes: changeRows(one.changes, words),
              effects: await effectsOf(one),
              reviewHref:
                one.state === 'open' && links?.events.has('confirmCorrection')
                  ? `/cases/${code}/actions/confirmCorrection`
                  : null,
            };
          }),
        ),
      };
    },
  };
}
