import { roleOptions } from '../../identity/texts.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import type { Bilingual } from '../../platform/i18n.ts';
import type { EventSpec } from '../../workflow/definitions/definition.ts';
import type { FormDefaults, OptionProvider } from '../../workflow/definitions/ports.ts';
import { listAttachments } from '../attachments/attachments-repository.ts';
import { findCase } from '../core/case-repository.ts';
import { listColleagues } from '../sharing/copies-repository.ts';
import { isAwaited } from './act-handlers.ts';
import { listActs } from './acts-repository.ts';

export interface ActProviderDeps {
  readonly areas: AreasService;
  readonly clock: Clock;
  readonly specOf: (event: string) => EventSpec | undefined;
}

/** Whom a copy goes to is known by the office as much as by the name. */
function withRole(name: string, role: string): Bilingual {
  const label = roleOptions.find(({ value }) => value === role)?.label;
  return { zh: `${name}（${label?.zh ?? role}）`, en: `${name} (${label?.en ?? role})` };
}

/** The day an act happened is mostly the day it is put on record. */
export function actDefaults(deps: {
  readonly clock: Clock;
  readonly actEvents: readonly EventSpec[];
}): Readonly<Record<string, FormDefaults>> {
  const today: FormDefaults = async () => ({ happenedOn: legalDay(deps.clock.now()) });
  return Object.fromEntries(deps.actEvents.map(({ name }) => [name, today]));
}

/** Lists the forms of acts choose from: what waits for an answer, surveys, colleagues, committees to invite. */
export function actOptionProviders({
  areas,
  clock,
  specOf,
}: ActProviderDeps): Readonly<Record<string, OptionProvider>> {
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
    colleagues: async (db, subject) => {
      const row = await findCase(db, subject.id);
      if (!row) return [];
      const county = areas.countyOf(row.townCode)?.code;
      const found = await listColleagues(db, [row.townCode, ...(county === undefined ? [] : [county])]);
      return found.map(({ id, name, role }) => ({ value: id, label: withRole(name, role) }));
    },
    otherCommittees: async (db, subject) => {
      const row = await findCase(db, subject.id);
      if (!row) return [];
      const known = [row.committeeId, ...row.jointCommittees.map(({ id }) => id)];
      const today = legalDay(clock.now());
      return areas
        .committeesWithin(areas.countyOf(row.townCode)?.code ?? row.townCode)
        .filter(({ id }) => !known.includes(id) && areas.sealsOf(id, today).length > 0)
        .map(({ id, name }) => ({ value: id, label: name }));
    },
  };
}
