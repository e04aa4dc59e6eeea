import type { Config } from '../app/config.ts';
import { createTexts } from '../app/texts.ts';
import { isLocale } from '../platform/i18n.ts';
import { missingOf, setupTasks, suppliers } from '../setup/setup.ts';
import { detailOf } from '../setup/setup-page.ts';
import { withContainer } from './office.ts';
import { UsageError } from './outcome.ts';

/** `setup [--lang zh-CN|en]`: what an office still needs, for which task, and who supplies it. */
export async function setup(config: Config, args: readonly string[]): Promise<void> {
  const [flag, language = 'en', ...rest] = args;
  if ((flag !== undefined && flag !== '--lang') || !isLocale(language) || rest.length > 0) {
    throw new UsageError('the only option is a language');
  }
  const t = createTexts().t(language);
  await withContainer(config, async (container) => {
    const states = await container.setup.states();
    const steps = states.map((state, index) => {
      const { role, path } = suppliers[state.step];
      const mark = state.isDone ? '[x]' : '[ ]';
      const who = state.isDone ? '' : `  → ${t(`identity.roles.${role}`)}: ${config.publicUrl}${path}`;
      return `${mark} ${index + 1}. ${t(`setup.steps.${state.step}`)} (${detailOf(state, t)})${who}`;
    });
    const tasks = setupTasks.map((task) => {
      const missing = missingOf(task, states).map(({ step }) => t(`setup.steps.${step}`));
      const verdict =
        missing.length === 0 ? t('setup.ready') : `${t('setup.missing')}: ${missing.join(', ')}`;
      return `${t(`setup.tasks.${task}`)}: ${verdict}`;
    });
    const first = (await container.accounts.list()).length === 0 ? [firstCommands] : [];
    process.stdout.write(`${[...steps, '', ...tasks, ...first].join('\n')}\n`);
  });
}

const firstCommands = `
No account yet. Create three, each prints a code for /activate:
  dingfen admin create --role sysadmin <username>
  dingfen admin create --role secadmin <username>
  dingfen admin create --role auditor <username>`;
