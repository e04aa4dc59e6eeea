import type { Translate } from '../platform/i18n.ts';
import type { PageHead, Tag } from '../web/pages/render.ts';
import { missingOf, type StepState, setupTasks, suppliers } from './setup.ts';

interface StepLine {
  readonly no: number;
  readonly name: string;
  readonly about: string;
  readonly state: Tag;
  readonly detail: string;
  readonly who: string;
  readonly href: string | null;
}

export interface SetupPage extends PageHead {
  readonly intro: string;
  readonly isComplete: boolean;
  readonly tasks: readonly { readonly name: string; readonly state: Tag; readonly missing: string }[];
  readonly steps: readonly StepLine[];
}

/** What is missing for which task, and the steps in their order. `opens` says which pages the reader may open. */
export function setupPage(
  states: readonly StepState[],
  t: Translate,
  opens: (path: string) => boolean,
): SetupPage {
  const tag = (isDone: boolean, done: string, open: string): Tag =>
    isDone ? { text: done, tone: 'green' } : { text: open, tone: 'orange' };
  const tasks = setupTasks.map((task) => {
    const missing = missingOf(task, states);
    return {
      name: t(`setup.tasks.${task}`),
      state: tag(missing.length === 0, t('setup.ready'), t('setup.notReady')),
      missing: missing.map(({ step }) => t(`setup.steps.${step}`)).join('、'),
    };
  });
  return {
    title: t('setup.title'),
    active: 'setup',
    actions: opens('/setup/workbook')
      ? [{ label: t('setup.workbook.link'), href: '/setup/workbook', tone: 'primary' }]
      : [],
    intro: t('setup.intro'),
    isComplete: states.every(({ isDone }) => isDone),
    tasks,
    steps: states.map((state, index) => ({
      no: index + 1,
      name: t(`setup.steps.${state.step}`),
      about: t(`setup.about.${state.step}`),
      state: tag(state.isDone, t('setup.done'), t('setup.open')),
      detail: detailOf(state, t),
      who: t(`identity.roles.${suppliers[state.step].role}`),
      href: opens(suppliers[state.step].path) ? suppliers[state.step].path : null,
    })),
  };
}

/** What there is, and what lacks it by name. */
export function detailOf({ count, lacking }: StepState, t: Translate): string {
  return lacking.length === 0
    ? t('setup.count', { n: count })
    : t('setup.lacking', { count, names: lacking.slice(0, 10).join('、') });
}
