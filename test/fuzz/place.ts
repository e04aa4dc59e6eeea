import { actingRolesOn } from '../../src/cases/core/case-policy.ts';
import { findCase } from '../../src/cases/core/case-repository.ts';
import type { Viewer } from '../../src/identity/viewer.ts';
import { actingRolesOnLead } from '../../src/leads/lead-policy.ts';
import { findLead } from '../../src/leads/lead-repository.ts';
import type { ActingRole, Facts } from '../../src/workflow/definitions/definition.ts';
import type { FactsContributor, Subject } from '../../src/workflow/definitions/ports.ts';
import type { WorkflowSet } from '../../src/workflow/definitions/step.ts';
import { type Offer, offersOf } from '../../src/workflow/engine/offers.ts';
import type { TestOffice } from '../support/office.ts';
import { byImport } from './planner.ts';

export interface Person {
  readonly viewer: Viewer;
  readonly roles: readonly ActingRole[];
}
export interface Offered {
  readonly offer: Offer;
  readonly people: Person[];
}

/** Where a case or a lead stands and what each of the demo accounts is offered there. */
export interface Place {
  readonly subject: Subject;
  readonly set: WorkflowSet;
  readonly facts: Facts;
  readonly offers: ReadonlyMap<string, Offered>;
}

export async function placeOf(
  office: TestOffice,
  viewers: readonly Viewer[],
  kind: 'case' | 'lead',
  id: string,
): Promise<Place> {
  const row = kind === 'case' ? await findCase(office.db.read, id) : null;
  const lead = kind === 'lead' ? await findLead(office.db.read, id) : null;
  const subject = await office.stores.find((store) => store.kind === kind)?.load(office.db.read, id);
  if (!subject) throw new Error(`no ${kind} ${id}`);
  const set = office.registry.set(subject.defId, subject.defVersion);
  const facts = await office.engine.factsOf(kind, id, null);
  const isPersonal = Object.keys(facts).some((name) => name.startsWith('actor') && facts[name] !== null);
  const personal = isPersonal ? await personalContributors(office, subject) : [];
  const offers = new Map<string, Offered>();
  const views = await Promise.all(
    viewers.map(async (viewer) => {
      const roles = row ? actingRolesOn(viewer, row) : lead ? actingRolesOnLead(viewer, lead) : [];
      if (roles.length === 0) return { viewer, roles, own: facts };
      const moment = { actorId: viewer.accountId, at: office.clock.now() };
      const differing = await Promise.all(personal.map((one) => one(office.db.read, subject, moment)));
      return { viewer, roles, own: Object.assign({}, facts, ...differing) as Facts };
    }),
  );
  for (const { viewer, roles, own } of views) {
    if (roles.length === 0) continue;
    for (const offer of offersOf(set, subject, roles, own)) {
      const known = offers.get(offer.event);
      // Whom an offer refuses for a reason of his own does not stand for those who may.
      if (!known || (offer.enabled && !known.offer.enabled)) {
        offers.set(offer.event, { offer, people: [{ viewer, roles }] });
      } else if (offer.enabled === known.offer.enabled) known.people.push({ viewer, roles });
    }
  }
  const [person] = viewers;
  for (const offer of person ? offersOf(set, subject, ['system'], facts) : []) {
    if (offer.event === byImport && person) {
      offers.set(offer.event, { offer, people: [{ viewer: person, roles: ['system'] }] });
    }
  }
  return { subject, set, facts, offers };
}

const personalOf = new WeakMap<TestOffice, FactsContributor[]>();

/**
 * The parts of the facts that depend on the person; asking all of them for every account took most of a walk. Which
 * ones they are shows in the names of what they give, whatever the case.
 */
async function personalContributors(office: TestOffice, subject: Subject): Promise<FactsContributor[]> {
  const known = personalOf.get(office);
  if (known !== undefined) return known;
  const { cases, mediation, agreements, corrections } = office;
  const all = [cases, mediation, agreements, corrections].flatMap((one) => one.workflow.facts ?? []);
  const moment = { actorId: null, at: office.clock.now() };
  const given = await Promise.all(all.map((one) => one(office.db.read, subject, moment)));
  const personal = all.filter((_, index) =>
    Object.keys(given[index] ?? {}).some((name) => name.startsWith('actor')),
  );
  personalOf.set(office, personal);
  return personal;
}
