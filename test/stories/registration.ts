import type { EventData, StoryIds } from './story.ts';

interface Told {
  readonly side: string;
  readonly kind: string;
  readonly name: string;
  readonly telephone?: string;
  readonly idNumber?: string;
}

/** A registration as people at the pages do it: the short form, and what it does not ask in the steps after it. */
export interface PagedRegistration {
  readonly form: EventData;
  readonly after: readonly (readonly [event: string, data: EventData | ((ids: StoryIds) => EventData)])[];
}

/** The same for pages. */
export function pagedRegistration(input: EventData): PagedRegistration {
  const parties = input['parties'] as readonly Told[];
  const details = input['details'] as EventData;
  const applicant = parties.find(({ side }) => side === 'applicant');
  const [respondent, ...others] = parties.filter(({ side }) => side === 'respondent');
  const { type, summary, areaCode, title, occurredOn, reportedAt } = input;
  const form = {
    ...{ type, summary, areaCode, title, occurredOn, reportedAt },
    applicantName: applicant?.name,
    applicantPhone: applicant?.telephone,
    applicantKind: applicant?.kind,
    applicantIdNumber: applicant?.idNumber,
    respondentName: respondent?.name,
    respondentKind: respondent?.kind,
  };
  const workers = (details['workers'] ?? []) as readonly { name: string; arrearsFen: number }[];
  const rows = workers.map(({ name, arrearsFen }) => ({ name, claimFen: arrearsFen }));
  const imported = (ids: StoryIds) => ({ partyId: ids.party(applicant?.name ?? ''), workers: rows });
  return {
    form,
    after: [
      ...others.map(({ side, kind, name }) => ['addParty', { side, kind, name }] as const),
      ...(rows.length > 0 ? [['importWorkers', imported] as const] : []),
      ...(details['objectKind'] === undefined ? [] : [['identifyLeaseObject', details] as const]),
    ],
  };
}
