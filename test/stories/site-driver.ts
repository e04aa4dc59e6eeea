import { type CheerioAPI, load } from 'cheerio';
import { ValidationError } from '../../src/platform/errors.ts';
import { filledIn, formTo, type PageForm, sendForm, type Values } from '../site/forms.ts';
import type { TestOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';
import { type Entry, entriesOf } from './form-entries.ts';
import { pagedRegistration } from './registration.ts';
import { serviceDriver } from './service-driver.ts';
import type { EventData, StoryDriver, StoryIds } from './story.ts';

type Data = EventData | ((ids: StoryIds) => EventData);

/** Plays a story through the pages as they are sent over HTTP, without a browser; knows the ids of the office. */
export function siteDriver(office: TestOffice): StoryDriver {
  const site = new TestSite(office);
  const services = serviceDriver(office);
  const caseHref = async () => `/cases/${await services.code()}`;
  const resolve = async (data: Data) => (typeof data === 'function' ? data(await services.ids()) : data);

  const pageOf = async (as: string, path: string): Promise<CheerioAPI> => {
    const { status, text } = await (await site.as(as)).get(path);
    if (status !== 200) throw new Error(`${path} as ${as}: ${status} ${saidOn(load(text))}`);
    return load(text);
  };
  /** The filled form, sent: where it leads, or the page that says what is wrong. */
  const submit = async (as: string, path: string, data: EventData, at?: string, fill = filledIn) => {
    const agent = await site.as(as);
    const action = actionOf(path);
    let form = formTo(await pageOf(as, path), action);
    let values = filledIn(form, {});
    let left = entriesOf(data, at);
    for (;;) {
      const row = left.find((entry) => entry.row !== null && !hasRow(form, entry))?.row;
      const until = row
        ? left.findIndex((entry) => entry.row === row || isIn(entry, row.prefix))
        : left.length;
      values = fill(form, { ...values, ...typedInto(form, left.slice(0, until)) });
      left = left.slice(until);
      if (!row) break;
      const { text } = await sendForm(agent, form, { ...values, _addRow: row.list });
      form = formTo(load(text), action);
      values = filledIn(form, {});
    }
    const answer = await sendForm(
      agent,
      form,
      form.fields.has('_confirm') ? { ...values, _confirm: '1' } : values,
    );
    return {
      status: answer.status,
      location: String(answer.headers['location'] ?? ''),
      page: load(answer.text),
    };
  };
  const mustLeadOn = async (sent: ReturnType<typeof submit>, what: string): Promise<string> => {
    const { status, location, page } = await sent;
    if (status !== 303) throw new Error(`${what}: ${status} ${saidOn(page)}`);
    return location;
  };
  const fire: StoryDriver['fire'] = async (as, event, data, at) => {
    const path = `${await caseHref()}/actions/${event}`;
    await mustLeadOn(submit(as, path, await resolve(data), at), event);
  };

  return {
    ...services,
    report: () => Promise.reject(new Error('leads are reported in the browser')),
    fireLead: () => Promise.reject(new Error('leads are handled in the browser')),
    register: async (as, input) => {
      const { form, after } = pagedRegistration(input);
      const sent = await submit(as, '/cases/new', form);
      const again = sent.page('#duplicates-title').length > 0;
      const location = again ? await confirmed(await site.as(as), sent.page) : sent.location;
      if (!location.startsWith('/cases/DF')) throw new Error(`registration: ${saidOn(sent.page)}`);
      await services.open(location.split('/').at(-1) ?? '');
      for (const [event, data] of after) await fire(as, event, data, String(input['reportedAt']));
    },
    fire,
    refused: async (as, event, data, at) => {
      const path = `${await caseHref()}/actions/${event}`;
      const given = await resolve(data);
      const opened = await (await site.as(as)).get(path);
      const shown =
        opened.status === 200 ? (await submit(as, path, given, at, forced)).page : load(opened.text);
      const problems = await problemsOf(services.fire(as, event, given, at));
      const said = saidOn(shown);
      for (const { code, message } of problems)
        if (message !== undefined && !said.includes(message.zh))
          throw new Error(`${code} is not said: ${said}`);
      return problems.map(({ code }) => code);
    },
    blocked: async (as, event) => {
      const steps = (await pageOf(as, await caseHref()))('#next-steps').text();
      const viewer = await office.as(as);
      const subject = await office.cases.service.getCase(viewer, await services.code());
      const offers = await office.cases.service.offers(viewer, subject);
      const reasons = offers.find((offer) => offer.event === event)?.reasons ?? [];
      for (const { code, message } of reasons)
        if (!steps.includes(message.zh)) throw new Error(`${code} is not shown: ${steps}`);
      return reasons.map(({ code }) => code);
    },
    linked: async () => {
      const page = await pageOf('coordinator', await caseHref());
      const links = page('#panel-links td a').toArray();
      return links.map((link) => page(link).attr('href')?.split('/').at(-1) ?? '');
    },
    dueDays: async () => {
      const page = await pageOf('coordinator', await caseHref());
      return (
        page('#deadlines .nowrap')
          .text()
          .match(/\d{4}-\d{2}-\d{2}/g) ?? []
      );
    },
    paper: async (as, code, about) => {
      const list = `${await caseHref()}/documents`;
      const aboutId = about?.(await services.ids());
      const page = await pageOf(as, list);
      const hrefs = page('a[href*="/documents/new"]')
        .toArray()
        .map((link) => page(link).attr('href') ?? '');
      const href = hrefs.find((one) => {
        const asked = new URL(one, 'http://x').searchParams;
        return asked.get('code') === code && (aboutId === undefined || asked.get('aboutId') === aboutId);
      });
      if (href === undefined) throw new Error(`${code} is not offered to ${as}`);
      await mustLeadOn(submit(as, href, {}), code);
      const row = await office.db.read('documents').where({ code }).orderBy('id', 'desc').first('record');
      return row.record;
    },
  };
}

/** Where the form of a page goes: to its own address, or to that of the list it makes a new one for. */
const actionOf = (path: string): RegExp =>
  new RegExp(`^${(path.split('?')[0] ?? '').replace(/\/documents\/new$/, '/documents')}$`);

/** By who sends what the page does not offer. */
const forced = (form: PageForm, typed: Values): Values => ({ ...filledIn(form, {}), ...typed });

const isIn = ({ name }: Entry, prefix: string): boolean => name.startsWith(prefix);

const hasRow = (form: PageForm, { row }: Entry): boolean =>
  [...form.fields.keys()].some((name) => name.startsWith(row?.prefix ?? ''));

/** What goes into which field; those are left out that the form does not ask and nobody needs. */
function typedInto(form: PageForm, entries: readonly Entry[]): Values {
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const field = form.fields.get(entry.name);
      if (field?.kind === 'hidden') return [];
      if (field === undefined && (entry.isOptional || (entry.isList && entry.values.length === 0))) return [];
      return [[entry.name, valueFor(entry, field?.options ?? [])] as const];
    }),
  );
}

function valueFor(
  { values, isList, moment, ticked }: Entry,
  options: readonly string[],
): string | readonly string[] {
  if (isList) return values;
  const [text = ''] = values;
  if (ticked !== null && !options.includes(text)) return ticked ? options.slice(0, 1) : [];
  return moment ?? text;
}

/** Who has looked at the people of an earlier case sends the form again. */
async function confirmed(agent: Awaited<ReturnType<TestSite['as']>>, page: CheerioAPI): Promise<string> {
  const form = formTo(page, /^\/cases\/new$/);
  const button = form.buttons.find(({ value }) => value === 'confirm');
  const pressed = button === undefined ? {} : { [button.name]: button.value };
  const answer = await sendForm(agent, form, { ...filledIn(form, {}), ...pressed });
  return String(answer.headers['location'] ?? '');
}

async function problemsOf(work: Promise<unknown>): Promise<ValidationError['problems']> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ValidationError) return error.problems;
    throw error;
  }
  return [];
}

const saidOn = (page: CheerioAPI): string =>
  page('.error-summary, .error, .error-card, .notice').text().replace(/\s+/g, ' ').trim();
