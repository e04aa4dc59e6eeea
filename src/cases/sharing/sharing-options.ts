import { roleOptions } from '../../identity/texts.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import type { Bilingual } from '../../platform/i18n.ts';
import type { OptionProvider } from '../../workflow/definitions/ports.ts';
import { findCase } from '../core/case-repository.ts';
import { listColleagues } from './copies-repository.ts';

/** Whom a copy goes to is known by the office as much as by the name. */
function withRole(name: string, role: string): Bilingual {
  const label = roleOptions.find(({ value }) => value === role)?.label;
  return { zh: `${name}（${label?.zh ?? role}）`, en: `${name} (${label?.en ?? role})` };
}

/** Colleagues a copy may go to, committees that may be asked to mediate together. */
export function sharingOptionProviders({
  areas,
  clock,
}: {
  readonly areas: AreasService;
  readonly clock: Clock;
}): Readonly<Record<string, OptionProvider>> {
  return {
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
