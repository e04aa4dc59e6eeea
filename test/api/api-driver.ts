import { expect } from 'vitest';
import type { EventData, StoryDriver, StoryIds } from '../stories/story.ts';
import type { ApiWorld } from './api-world.ts';

interface Named {
  id: string;
  name: string;
  no: number;
  kind: string;
  state: string;
}
interface CaseAnswer {
  id: string;
  version: number;
  state: string;
  stateValue: unknown;
  number: string | null;
  overlays: Record<string, string>;
  parties: (Named & { members: Named[] })[];
  agreements: (Named & { obligations: Named[] })[];
  code: string;
  links: { code: string }[];
  acts: { id: string; data: Record<string, unknown> }[];
  deadlines: { state: string; dueAt: string }[];
}

/** Plays a story over the API, with tokens of the demo accounts. */
export function apiDriver(
  world: Pick<ApiWorld, 'as'> & { readonly office: Pick<ApiWorld['office'], 'areas'> },
  own: Partial<Pick<StoryIds, 'seal' | 'mediator'>> = {},
): StoryDriver {
  let caseId = '';
  let leadId = '';

  /** The coordinator sees every case of the town, so the version is always known. */
  const current = async (): Promise<CaseAnswer> => {
    const response = await (await world.as('coordinator')).get(`/cases/${caseId}`);
    expect(response.status, response.text).toBe(200);
    return response.body;
  };
  const idsOf = ({ parties, agreements, acts }: CaseAnswer): StoryIds => {
    const find = <T extends { id: string }>(
      list: readonly T[],
      test: (one: T) => boolean,
      what: string,
    ): string => {
      const found = list.find(test);
      if (found === undefined) throw new Error(`no ${what}`);
      return found.id;
    };
    const members = parties.flatMap((party) => party.members);
    const isLive = (one: Named) => one.state !== 'void' && one.state !== 'discarded';
    return {
      party: (name) => find(parties, (one) => one.name === name, name),
      member: (name) => find(members, (one) => one.name === name, name),
      agreement: (kind) => find(agreements, (one) => one.kind === kind && isLive(one), kind),
      obligation: (no) =>
        find(
          agreements.filter(isLive).flatMap((one) => one.obligations),
          (one) => one.no === no,
          `obligation ${no}`,
        ),
      seal: own.seal ?? (() => 'demo-seal-town'),
      mediator: own.mediator ?? ((username) => `demo-person-${username}`),
      survey: (place) => find(acts, (one) => one.data['place'] === place, place),
      map: (points) => find(acts, (one) => one.data['pointNames'] === points, points),
      committee: (name) =>
        world.office.areas.offices.committeesWithin('440882').find((one) => one.name === name)?.id ?? name,
    };
  };
  const send = async (
    as: string,
    event: string,
    data: EventData | ((ids: StoryIds) => EventData),
    at?: string,
  ) => {
    const before = await current();
    return (await world.as(as)).post(`/cases/${caseId}/events`, {
      event,
      data: typeof data === 'function' ? data(idsOf(before)) : data,
      expectedVersion: before.version,
      ...(at !== undefined && { occurredAt: at }),
    });
  };
  return {
    report: async (as, data) => {
      const response = await (await world.as(as)).post('/leads', data);
      expect(response.status, response.text).toBe(201);
      leadId = response.body.id;
    },
    fireLead: async (as, event, data, at) => {
      const caller = await world.as(as);
      const { body: lead } = await caller.get(`/leads/${leadId}`).expect(200);
      const response = await caller.post(`/leads/${leadId}/events`, {
        event,
        data,
        expectedVersion: lead.version,
        ...(at !== undefined && { occurredAt: at }),
      });
      expect(response.status, response.text).toBe(200);
      caseId = response.body.caseId ?? caseId;
    },
    register: async (as, input) => {
      const response = await (await world.as(as)).post('/cases', input);
      expect(response.status, response.text).toBe(201);
      caseId = response.body.id;
    },
    fire: async (as, event, data, at) => {
      const response = await send(as, event, data, at);
      expect(response.status, `${event}: ${response.text}`).toBe(200);
    },
    refused: async (as, event, data, at) => {
      const response = await send(as, event, data, at);
      if (response.status === 200) return [];
      expect(response.status, `${event}: ${response.text}`).toBe(422);
      return response.body.errors.map((one: { code: string }) => one.code);
    },
    blocked: async (as, event) => {
      const response = await (await world.as(as)).get(`/cases/${caseId}/actions?all=1`).expect(200);
      const offer = response.body.find((one: { event: string }) => one.event === event);
      return (offer?.blocked ?? []).map((one: { code: string }) => one.code);
    },
    state: async () => {
      const { state, stateValue, overlays, number } = await current();
      return { phase: state, state: stateValue, overlays, number };
    },
    code: async () => (await current()).code,
    open: async (code) => {
      caseId = code;
    },
    linked: async () => (await current()).links.map(({ code }) => code),
    dueDays: async () =>
      (await current()).deadlines
        .filter((one: { state: string }) => one.state === 'open')
        .map((one: { dueAt: string }) => one.dueAt.slice(0, 10)),
    paper: async () => '',
  };
}
