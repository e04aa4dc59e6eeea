import { type CheerioAPI, load } from 'cheerio';
import { toViewer } from '../../src/identity/account.ts';
import type { Viewer } from '../../src/identity/viewer.ts';
import type { TestOffice } from '../support/office.ts';
import type { TestSite } from '../support/site.ts';

export const keluTown = '440882102';
export const fuchengTown = '440882117';
export const county = '440882';
export const basisNumber = '粤民函〔2026〕12号';

/** Somebody as the program sees him now: places and committees may have changed since the last look. */
export async function viewerNow(office: TestOffice, username: string): Promise<Viewer> {
  const account = await office.accounts.findByUsername(username);
  if (account === null) throw new Error(`no account ${username}`);
  return toViewer(account, office.areas.standingOf(account), { via: 'session' });
}

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Sends a form with its hidden fields; the page that answers may be sent on in turn. */
export async function sendForm(site: TestSite, username: string, page: CheerioAPI, values: Values) {
  const agent = await site.as(username);
  const hidden: Record<string, string> = {};
  page('#form input[type=hidden]').each((_, input) => {
    hidden[page(input).attr('name') ?? ''] = page(input).attr('value') ?? '';
  });
  return agent
    .post(page('#form').attr('action') ?? '')
    .type('form')
    .send({ ...hidden, ...values });
}

export async function openPage(site: TestSite, username: string, path: string, status = 200) {
  const agent = await site.as(username);
  const answer = await agent.get(path);
  if (answer.status !== status) throw new Error(`${path}: ${answer.status}`);
  return load(answer.text);
}

/** A case of a place, registered by its desk. */
export function registerIn(office: TestOffice, by: Viewer, areaCode: string, n: number) {
  return office.cases.service.registerCase(by, {
    type: 'general',
    summary: '两家因排水沟争执。',
    areaCode,
    parties: [
      { side: 'applicant', kind: 'person', name: `陈某${n}` },
      { side: 'respondent', kind: 'person', name: `林某${n}` },
    ],
  });
}

/** Everything that a change of the office might touch, to see that nothing of it was written. */
export async function rowsOf(office: TestOffice): Promise<Record<string, number>> {
  const tables = [
    'reforms',
    'case_homes',
    'area_changes',
    'office_changes',
    'account_assignments',
    'history',
  ];
  const counts = await Promise.all(
    tables.map(async (name) => {
      const row = await office.db.read(name).count({ n: '*' }).first();
      return [name, Number(row?.['n'])] as const;
    }),
  );
  return Object.fromEntries(counts);
}
