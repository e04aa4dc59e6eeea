import { listActs } from '../../src/cases/acts/acts-repository.ts';
import { findCase } from '../../src/cases/core/case-repository.ts';
import { listCaseLinks } from '../../src/cases/linked/links-repository.ts';
import { asInstant, legalDay } from '../../src/platform/clock.ts';
import { ValidationError } from '../../src/platform/errors.ts';
import { listOpenDeadlines } from '../../src/workflow/deadlines/deadlines-repository.ts';
import type { TestOffice } from '../support/office.ts';
import type { EventData, StoryDriver, StoryIds } from './story.ts';

export interface ServiceDriver extends StoryDriver {
  caseCode(): string;
  /** What the case is made of, by id. */
  ids(): Promise<StoryIds>;
}

/** Plays a story through the services. */
export function serviceDriver(office: TestOffice): ServiceDriver {
  let caseId = '';
  let leadId = '';

  const current = async (as: string) => office.cases.service.getCase(await office.as(as), caseId);
  const ids = async (): Promise<StoryIds> => {
    const db = office.db.read;
    const rows = async (table: string) => db(table).where({ case_id: caseId });
    const find = (
      list: Record<string, string>[],
      test: (row: Record<string, string>) => boolean,
      what: string,
    ) => {
      const row = list.find(test);
      if (!row) throw new Error(`no ${what}`);
      return String(row['id']);
    };
    const [parties, members, agreements, obligations] = await Promise.all(
      ['parties', 'party_members', 'agreements', 'obligations'].map(rows),
    );
    const { offices } = office.areas;
    const acts = await listActs(db, caseId);
    const actWith = (test: (data: Readonly<Record<string, unknown>>) => boolean): string =>
      acts.find(({ data }) => test(data))?.id ?? 'none';
    const today = legalDay(office.clock.now());
    const committeeOf = (name: string): string =>
      offices.committeesWithin('440882').find((one) => one.name === name)?.id ?? name;
    return {
      party: (name) => find(parties ?? [], (row) => row['name'] === name, name),
      member: (name) => find(members ?? [], (row) => row['name'] === name, name),
      agreement: (kind) =>
        find(
          // The newest text is the one people work on.
          (agreements ?? []).toSorted((left, right) => Number(right['no']) - Number(left['no'])),
          (row) => row['kind'] === kind && !['void', 'discarded'].includes(row['state'] ?? ''),
          kind,
        ),
      obligation: (no) => find(obligations ?? [], (row) => Number(row['no']) === no, `obligation ${no}`),
      seal: (name) => offices.sealsOf(committeeOf(name), today)[0]?.id ?? name,
      mediator: (username) => `demo-person-${username}`,
      committee: committeeOf,
      survey: (place) => actWith((data) => data['place'] === place),
      map: (points) => actWith((data) => data['pointNames'] === points),
    };
  };
  const resolve = async (data: EventData | ((ids: StoryIds) => EventData)) =>
    typeof data === 'function' ? data(await ids()) : data;
  const fire: StoryDriver['fire'] = async (as, event, data, at) => {
    await office.cases.service.fire(await office.as(as), await current(as), {
      event,
      data: await resolve(data),
      ...(at === undefined ? {} : { occurredAt: asInstant(at) }),
    });
  };
  return {
    caseCode: () => caseId,
    ids,
    report: async (as, data) => {
      const made = await office.leads.service.report(await office.as(as), data);
      leadId = made.id;
    },
    fireLead: async (as, event, data, at) => {
      const viewer = await office.as(as);
      const lead = await office.leads.service.getLead(viewer, leadId);
      await office.leads.service.fire(viewer, lead, {
        event,
        data,
        ...(at === undefined ? {} : { occurredAt: asInstant(at) }),
      });
      caseId = (await office.leads.service.getLead(viewer, leadId)).caseId ?? caseId;
    },
    register: async (as, input) => {
      caseId = (await office.cases.service.registerCase(await office.as(as), input)).id;
    },
    fire,
    refused: async (as, event, data, at) => {
      try {
        await fire(as, event, data, at);
      } catch (error) {
        if (error instanceof ValidationError) return error.problems.map((problem) => problem.code);
        throw error;
      }
      return [];
    },
    blocked: async (as, event) => {
      const viewer = await office.as(as);
      const offers = await office.cases.service.offers(viewer, await current(as));
      return offers.find((offer) => offer.event === event)?.reasons.map((reason) => reason.code) ?? [];
    },
    state: async () => {
      const { phase, state, overlays, number } = await current('coordinator');
      return { phase, state, overlays, number };
    },
    code: async () => (await current('coordinator')).code,
    open: async (code) => {
      caseId = (await office.cases.service.getCase(await office.as('coordinator'), code)).id;
    },
    linked: async () => {
      const { read } = office.db;
      const links = await listCaseLinks(read, caseId);
      return Promise.all(links.map(async ({ otherId }) => (await findCase(read, otherId))?.code ?? ''));
    },
    dueDays: async () => (await listOpenDeadlines(office.db.read, caseId)).map(({ dueOn }) => dueOn),
    paper: async (as, code, about) => {
      const { service } = office.documents;
      const viewer = await office.as(as);
      const subject = await current(as);
      const aboutId = about?.(await ids()) ?? null;
      const offers = (await service.available(viewer, subject)).filter((one) => one.code === code);
      const offer = offers.find((one) => aboutId === null || one.aboutId === aboutId);
      if (!offer) throw new Error(`${code} is not offered to ${as}`);
      const { id } = await service.issue(viewer, subject, code, { aboutId: offer.aboutId });
      const { record } = await office.db.read('documents').where({ id }).first('record');
      return record;
    },
  };
}
