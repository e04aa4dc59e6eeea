import type { AreasService } from '../../offices/areas-service.ts';
import type { FormDefaults, OptionProvider } from '../../workflow/definitions/ports.ts';
import { findCase } from '../core/case-repository.ts';
import type { PartyRepository } from '../parties/party-repository.ts';

/** Lists that event forms offer, as far as they come from the case itself. */
export function caseOptionProviders(deps: {
  readonly areas: AreasService;
  readonly parties: PartyRepository;
}): Readonly<Record<string, OptionProvider>> {
  const partiesWhere =
    (test: (party: { kind: string; side: string }) => boolean): OptionProvider =>
    async (db, subject) =>
      (await deps.parties.list(db, subject.id))
        .filter(test)
        .map((party) => ({ value: party.id, label: party.name }));
  return {
    parties: partiesWhere(() => true),
    sides: partiesWhere((party) => party.side !== 'third'),
    collectives: partiesWhere((party) => party.kind === 'village'),
    groups: partiesWhere((party) => party.kind === 'group'),
    members: async (db, subject) =>
      (await deps.parties.listMembers(db, subject.id)).map((member) => ({
        value: member.id,
        label: `${member.no}. ${member.name}`,
      })),
    committees: async (db, subject) => {
      const row = await findCase(db, subject.id);
      if (!row) return [];
      const own = deps.areas.committeeOf(row.areaCode);
      const town = deps.areas.committeesWithin(row.townCode);
      const ordered = [...town].sort(
        (a, b) => Number(b.areaCode === row.townCode) - Number(a.areaCode === row.townCode),
      );
      const all = own && !ordered.some((one) => one.id === own.id) ? [own, ...ordered] : ordered;
      return all.map((committee) => ({ value: committee.id, label: committee.name }));
    },
  };
}

/** Values the intake forms start with. */
export function caseFormDefaults(deps: {
  readonly areas: AreasService;
}): Readonly<Record<string, FormDefaults>> {
  return {
    accept: async (db, subject) => {
      const row = await findCase(db, subject.id);
      if (!row) return {};
      const committee = deps.areas
        .committeesWithin(row.townCode)
        .find((one) => one.areaCode === row.townCode);
      return {
        ...(committee ? { committeeId: committee.id } : {}),
        applicationForm: row.applicationForm ?? 'written',
        applicationReceivedOn: row.applicationReceivedOn ?? row.registeredOn,
      };
    },
    identifyLeaseObject: async (db, subject) => {
      const { objectKind, address, lessorRight, monthlyRentFen, depositFen, from, to } = {
        ...(await findCase(db, subject.id))?.details,
      } as Record<string, unknown>;
      return Object.fromEntries(
        Object.entries({ objectKind, address, lessorRight, monthlyRentFen, depositFen, from, to }).filter(
          ([, value]) => value !== undefined,
        ),
      );
    },
  };
}
