import { type Clock, legalDay } from '../../platform/clock.ts';
import type { EventSpec } from '../../workflow/definitions/definition.ts';
import type { FormDefaults, OptionProvider } from '../../workflow/definitions/ports.ts';
import { listAttachments } from '../attachments/attachments-repository.ts';
import { isAwaited } from './act-handlers.ts';
import { listActs } from './acts-repository.ts';

export interface ActProviderDeps {
  readonly specOf: (event: string) => EventSpec | undefined;
}

/** The day an act happened is mostly the day it is put on record. */
export function actDefaults(deps: {
  readonly clock: Clock;
  readonly actEvents: readonly EventSpec[];
}): Readonly<Record<string, FormDefaults>> {
  const today: FormDefaults = async () => ({ happenedOn: legalDay(deps.clock.now()) });
  return Object.fromEntries(deps.actEvents.map(({ name }) => [name, today]));
}

/** Lists the forms of acts choose from: what waits for an answer, surveys, files. */
export function actOptionProviders({ specOf }: ActProviderDeps): Readonly<Record<string, OptionProvider>> {
  return {
    awaitedReplies: async (db, subject) =>
      (await listActs(db, subject.id)).filter(isAwaited).map((act) => {
        const spec = specOf(act.event);
        const about = [act.body, act.replyDueOn].filter((one) => one !== null).join(' ');
        const zh = `${spec?.label.zh ?? act.event} ${about}`;
        return { value: act.id, label: { zh, en: `${spec?.label.en ?? act.event} ${about}` } };
      }),
    surveys: async (db, subject) =>
      (await listActs(db, subject.id))
        .filter(({ event }) => event === 'survey')
        .map((act) => ({
          value: act.id,
          label: `${act.happenedOn ?? ''} ${String(act.data['place'] ?? '')}`,
        })),
    attachments: async (db, subject) =>
      (await listAttachments(db, { caseId: subject.id })).map(({ id, name }) => ({ value: id, label: name })),
  };
}
