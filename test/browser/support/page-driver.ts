/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { asInstant, legalDay, legalTime } from '../../../src/platform/clock.ts';
import { formatYuan } from '../../../src/platform/money.ts';
import type { StateDef } from '../../../src/workflow/definitions/definition.ts';
import { definitions } from '../../../workflows/index.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';
import type { EventData, StoryDriver, StoryIds } from '../../stories/story.ts';
import { axeViolations, desktop, keepPicture, openSession, overflows, phone, signIn } from './browser.ts';

type Size = typeof desktop | typeof phone;

/** A choice by the words people see: drivers of pages know no ids. */
const labelled = (label: string) => `label:${label}`;

const ids: StoryIds = {
  party: labelled,
  member: labelled,
  agreement: (kind) => labelled(kind === 'peacePact' ? '和谐共建' : '调解协议'),
  obligation: (no) => labelled(`${no}`),
  seal: labelled,
  mediator: (username) => labelled(username === 'mediator2' ? '何秀兰' : '林海生'),
  committee: labelled,
  survey: labelled,
  map: labelled,
};

export interface PageDriver extends StoryDriver {
  readonly findings: string[];
  readonly visited: number;
  page(as: string): Promise<Page>;
  caseHref(): string;
  close(): Promise<void>;
}

/** The form of an event looks the same in every case: it is inspected in the first story that fills it. */
const formsSeen = new Set<string>();

/** Plays a story through the pages as its people would, and checks every page it passes on both window sizes. */
export function pageDriver(
  browser: Browser,
  url: string,
  name: string,
  options: { hasScripts?: boolean; checked?: Set<string> } = {},
): PageDriver {
  const hasScripts = options.hasScripts ?? true;
  const people = new Map<string, { context: BrowserContext; page: Page }>();
  const findings: string[] = [];
  const checked = options.checked ?? new Set<string>();
  const visited = new Set<string>();
  let leadHref = '';
  let caseHref = '';
  let shots = 0;

  const pageOf = async (as: string): Promise<Page> => {
    const known = people.get(as);
    if (known) return known.page;
    const context = await openSession(browser, { size: as === 'grid' ? phone : desktop, hasScripts });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('422'))
        findings.push(`console: ${message.text()}`);
    });
    await signIn(page, url, as);
    people.set(as, { context, page });
    return page;
  };

  /** Looks at a page once per kind of page: accessibility and overflow at both sizes, a picture of each. */
  const inspect = async (page: Page, kind: string): Promise<void> => {
    visited.add(kind);
    const seen = kind.startsWith('event-') ? formsSeen : checked;
    if (!hasScripts || seen.has(kind)) return;
    seen.add(kind);
    const before = page.viewportSize() ?? desktop;
    for (const [label, size] of [
      ['desktop', desktop],
      ['phone', phone],
    ] as const satisfies readonly (readonly [string, Size])[]) {
      await page.setViewportSize(size);
      for (const violation of await axeViolations(page)) findings.push(`${kind} ${label}: ${violation}`);
      if (await overflows(page)) findings.push(`${kind} ${label}: sticks out sideways`);
      shots += 1;
      await keepPicture(page, `${name}-${String(shots).padStart(2, '0')}-${kind}-${label}`);
    }
    await page.setViewportSize(before);
  };

  const submit = async (
    as: string,
    href: string,
    kind: string,
    data: EventData,
    at?: string,
  ): Promise<Page> => {
    const page = await pageOf(as);
    await page.goto(`${url}${href}`);
    await inspect(page, kind);
    await openDetails(page);
    await fillForm(page, data);
    if (at !== undefined && (await page.locator('[name=occurredAt]').count()) > 0) {
      await page.fill('[name=occurredAt]', localTime(at));
    }
    for (const tick of await page.locator('#form [name=_confirm]').all())
      await tick.setChecked(true, { force: true });
    await Promise.all([
      page.waitForLoadState('load'),
      page.locator('#form button[type=submit]:not(.default-submit):not([name=_addRow])').first().click(),
    ]);
    await page.waitForLoadState('load');
    return page;
  };

  const resolve = (data: EventData | ((ids: StoryIds) => EventData)) =>
    typeof data === 'function' ? data(ids) : data;

  const fire: StoryDriver['fire'] = async (as, event, data, at) => {
    const page = await submit(as, `${caseHref}/actions/${event}`, `event-${event}`, resolve(data), at);
    if (page.url().includes('/actions/')) throw new Error(`${event}: ${await errorsOf(page)}`);
    await inspect(page, `case-after-${event}`);
  };

  return {
    findings,
    get visited() {
      return visited.size;
    },
    page: pageOf,
    caseHref: () => caseHref,
    close: async () => {
      for (const { context } of people.values()) await context.close();
    },
    report: async (as, data) => {
      const page = await submit(as, '/report', 'report', data);
      if (!/\/leads\//.test(page.url())) throw new Error(`report: ${page.url()} ${await errorsOf(page)}`);
      leadHref = new URL(page.url()).pathname;
      await inspect(page, 'lead');
    },
    fireLead: async (as, event, data, at) => {
      const page = await submit(as, `${leadHref}/actions/${event}`, `lead-${event}`, data, at);
      if (page.url().includes('/actions/')) throw new Error(`${event}: ${await errorsOf(page)}`);
      caseHref = new URL(page.url()).pathname;
    },
    register: async (as, input) => {
      caseHref = await registerThrough((href, kind, data, at) => submit(as, href, kind, data, at), input);
    },
    fire,
    refused: async (as, event, data, at) => {
      const page = await submit(as, `${caseHref}/actions/${event}`, `event-${event}`, resolve(data), at);
      if (!page.url().includes('/actions/')) return [];
      await inspect(page, `refused-${event}`);
      return [await errorsOf(page)];
    },
    blocked: async (as, event) => {
      const page = await pageOf(as);
      await page.goto(`${url}${caseHref}`);
      const label = vocabulary.events.get(event)?.label.zh ?? event;
      const text = await page.locator('#next-steps li', { hasText: label }).allTextContents();
      const shown = text.join('\n');
      return [...vocabulary.predicates.values()]
        .filter(({ reason }) => reason.zh.split(/\{\{\w+\}\}/).every((part) => shown.includes(part)))
        .map((predicate) => predicate.name);
    },
    state: async () => {
      const page = await pageOf('coordinator');
      await page.goto(`${url}${caseHref}`);
      const text = (await page.locator('.head .tag, .head-title').allTextContents()).join(' ');
      return { ...stateFromWords(text), overlays: {}, number: null };
    },
    code: async () => caseHref.split('/').at(-1) ?? '',
    open: async (code) => {
      caseHref = `/cases/${code}`;
    },
    linked: async () => {
      const page = await pageOf('coordinator');
      await page.goto(`${url}${caseHref}`);
      const links = await page.locator('#panel-links td a').all();
      const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
      return hrefs.map((href) => href?.split('/').at(-1) ?? '');
    },
    dueDays: async () => {
      const page = await pageOf('mediator');
      await page.goto(`${url}${caseHref}`);
      const texts = await page.locator('#deadlines').allInnerTexts();
      return texts.join(' ').match(/\d{4}-\d{2}-\d{2}/g) ?? [];
    },
    paper: async () => '',
  };
}

/** The state whose words stand at the head of the case page. */
function stateFromWords(text: string): { phase: string; state: unknown } {
  const states = definitions.cases[0]?.states ?? {};
  const named = (parts: Readonly<Record<string, StateDef>> | undefined) =>
    Object.entries(parts ?? {}).find(([, { meta }]) => text.includes(meta.label.zh))?.[0];
  const phase = named(states) ?? '';
  const regions = states[phase]?.states;
  if (phase !== 'settled' || !regions) return { phase, state: phase };
  const inner = Object.entries(regions).map(([region, { states: parts }]) => [region, named(parts)]);
  return { phase, state: { settled: Object.fromEntries(inner) } };
}

/** Registers on the page and adds what its short form does not ask: more parties, workers, the leased object. */
async function registerThrough(
  submit: (href: string, kind: string, data: EventData, at?: string) => Promise<Page>,
  input: EventData,
): Promise<string> {
  const parties = input.parties as readonly {
    side: string;
    kind: string;
    name: string;
    telephone?: string;
  }[];
  const details = input.details as Readonly<Record<string, unknown>>;
  const at = String(input.reportedAt);
  const [applicant] = parties.filter((party) => party.side === 'applicant');
  const [respondent, ...others] = parties.filter((party) => party.side === 'respondent');
  const sent = await submit('/cases/new', 'new', {
    type: input.type,
    summary: input.summary,
    areaCode: input.areaCode,
    applicantName: applicant?.name,
    applicantPhone: applicant?.telephone,
    respondentName: respondent?.name,
    title: input.title,
    occurredOn: input.occurredOn,
    reportedAt: at,
    applicantKind: applicant?.kind,
    respondentKind: respondent?.kind,
  });
  const opened = await registeredAnyway(sent);
  const href = new URL(opened.url()).pathname;
  if (!href.startsWith('/cases/DF')) throw new Error(`registration: ${await errorsOf(opened)}`);
  const act = (event: string, data: EventData) =>
    submit(`${href}/actions/${event}`, `event-${event}`, data, at);
  for (const { side, kind, name } of others) await act('addParty', { side, kind, name });
  const workers = (details.workers ?? []) as readonly { name: string; arrearsFen: number }[];
  if (workers.length > 0) {
    const rows = workers.map(({ name, arrearsFen }) => ({ name, claimFen: arrearsFen }));
    await act('importWorkers', { partyId: `label:${applicant?.name}`, workers: rows });
  }
  if (details.objectKind !== undefined) await act('identifyLeaseObject', details);
  return href;
}

/** People of an earlier case are shown first; who has looked sends the form again. */
async function registeredAnyway(page: Page): Promise<Page> {
  if ((await page.locator('#duplicates-title').count()) === 0) return page;
  await Promise.all([
    page.waitForLoadState('load'),
    page.locator('#form button[type=submit]:not(.default-submit):not([name=_addRow])').first().click(),
  ]);
  await page.waitForLoadState('load');
  return page;
}

function localTime(at: string): string {
  const instant = asInstant(at);
  return `${legalDay(instant)}T${legalTime(instant)}`;
}

async function errorsOf(page: Page): Promise<string> {
  const texts = await page.locator('.error-summary li, .error, .notice').allTextContents();
  return (
    texts
      .map((text) => text.trim())
      .join(' / ')
      .slice(0, 500) || (await page.title())
  );
}

/** Unfolds the optional parts of a form. */
function openDetails(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
  });
}

async function fillForm(page: Page, data: EventData, prefix = ''): Promise<void> {
  for (const [key, value] of Object.entries(data)) {
    const name = `${prefix}${key}`;
    if (Array.isArray(value) && typeof value[0] === 'object') {
      for (const [index, row] of value.entries()) {
        await ensureRow(page, name, index);
        await fillForm(page, row as EventData, `${name}.${index}.`);
      }
    } else if (Array.isArray(value)) {
      const ticked = page.locator(`[name="${name}"]:checked`);
      while ((await ticked.count()) > 0)
        await ticked.first().evaluate((box) => (box as HTMLInputElement).click());
      for (const one of value) await choose(page, name, String(one));
    } else if (value !== undefined) {
      await fillField(page, name, value);
    }
  }
}

/** Rows that are not shown yet are asked for with the button, as without scripts. */
async function ensureRow(page: Page, name: string, index: number): Promise<void> {
  const first = page.locator(`[name^="${name}.${index}."]`).first();
  if ((await first.count()) > 0) return;
  await Promise.all([
    page.waitForLoadState('load'),
    page.locator(`button[name=_addRow][value="${name}"]`).click(),
  ]);
  await page.waitForLoadState('load');
}

async function fillField(page: Page, name: string, value: unknown): Promise<void> {
  const field = page.locator(`[name="${name}"]`).first();
  if ((await field.count()) === 0) throw new Error(`${page.url()}: no field ${name}`);
  const kind = await field.evaluate((element) =>
    element.tagName === 'SELECT' ? 'select' : ((element as HTMLInputElement).type ?? 'text'),
  );
  if (kind === 'hidden') return;
  if (kind === 'checkbox' && typeof value === 'boolean') return void (await field.setChecked(value));
  if (kind === 'radio' || kind === 'checkbox' || kind === 'select') return choose(page, name, String(value));
  await field.fill(textOf(name, value, kind));
}

function textOf(name: string, value: unknown, kind: string): string {
  if (typeof value === 'number') return name.endsWith('Fen') ? formatYuan(value) : String(value);
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) && kind !== 'date' ? localTime(text) : text;
}

async function choose(page: Page, name: string, value: string): Promise<void> {
  const fields = page.locator(`[name="${name}"]`);
  const isSelect = (await fields.first().evaluate((element) => element.tagName)) === 'SELECT';
  const label = value.startsWith('label:') ? value.slice('label:'.length) : null;
  if (isSelect) {
    const options = await fields
      .first()
      .locator('option')
      .evaluateAll((list) =>
        list.map((option) => ({
          value: (option as HTMLOptionElement).value,
          text: option.textContent ?? '',
        })),
      );
    const found = options.find((option) =>
      label === null ? option.value === value : option.text.includes(label),
    );
    if (!found)
      throw new Error(`${name}: no option ${value} among ${options.map((one) => one.text).join('|')}`);
    await fields.first().selectOption(found.value);
    return;
  }
  const chip =
    label === null
      ? page.locator(`[name="${name}"][value="${value}"]`)
      : page.locator('label.chip, label.check', { hasText: label }).locator(`[name="${name}"]`);
  if ((await chip.count()) === 0) throw new Error(`${name}: no choice ${value}`);
  // The sticky bar may cover a chip; a click on the element itself is what its label does.
  await chip.first().evaluate((box) => {
    if (!(box as HTMLInputElement).checked) (box as HTMLInputElement).click();
  });
}
