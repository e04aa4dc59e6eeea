import type { Places } from '../../identity/assignments/places.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import { isInForce } from '../area.ts';
import type { AreasService } from '../areas-service.ts';
import { areaOptions } from './book-options.ts';

/** Places and people in office as accounts ask for them. */
export function placesOf(areas: AreasService, clock: Clock): Places {
  const officeName: Places['officeName'] = ({ committeeId, organisationId }) => {
    const committee = committeeId === null ? undefined : areas.findCommittee(committeeId);
    const organisation = organisationId === null ? undefined : areas.findOrganisation(organisationId);
    return committee?.name ?? organisation?.name ?? null;
  };
  return {
    areaName: (code) => (areas.findArea(code) === undefined ? null : areas.nameOf(code)),
    areaOptions: () => areaOptions(areas.tree, legalDay(clock.now())),
    people: () =>
      areas.offices
        .rowsOn('people')
        .filter((person) => isInForce(person, legalDay(clock.now())))
        .map(({ id, name, post, areaCode, committeeId, organisationId }) => {
          const about = [post, officeName({ committeeId, organisationId })].filter((part) => part !== null);
          const label = about.length === 0 ? name : `${name}（${about.join('，')}）`;
          return { id, name, label, areaCode, committeeId, organisationId };
        }),
    officeName,
  };
}
