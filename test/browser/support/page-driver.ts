/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { StateDef } from '../../../src/workflow/definitions/definition.ts';
import { definitions } from '../../../workflows/index.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';
import { labelMark } from '../../stories/form-entries.ts';
import { pagedRegistration } from '../../stories/registration.ts';
import type { EventData, StoryDriver, StoryIds } from '../../stories/story.ts';
import { type Desk, openDesk, type Program, takeDesk } from './desk.ts';
import { sendAtOnce, sendButton } from './form-filler.ts';
import { faultsOf, isNewToUs } from './inspection.ts';
import { press } from './press.ts';
import { sendByHand } from './typing.ts';

/** A choice by the words people see: drivers of pages know no ids. */
const labelled = (label: string) => `${labelMark}${label}`;

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

const resolved = (data: EventData | ((ids: StoryIds) => EventData)) =>
  typeof data === 'function' ? data(ids) : data;

export interface PageDriver extends StoryDriver {
  readonly findings: string[];
  readonly visited: number;
  page(as: string): Promise<Page>;
  caseHref(): string;
  /** Leaves the desk to the next story. */
  close(): Promise<void>;
}

/**
 * Plays a story through the pages as its people would, and inspects what it passes for the first time in the run. Without
 * scripts everything is typed and clicked by hand, at a desk of its own; so it is in another program.
 */
export function pageDriver(
  name: string,
  { hasScripts = true, program }: { readonly hasScripts?: boolean; readonly program?: Program } = {},
): PageDriver {
  const findings: string[] = [];
  const visited = new Set<string>();
  const send = hasScripts ? sendAtOnce : sendByHand;
  const isShared = hasScripts && program === undefined;
  let desk: Promise<Desk> | undefined;
  let leadHref = '';
  let caseHref = '';
  let inspected = 0;
  /** Who has the case as it stands before them. */
  let witness: string | null = null;

  const deskOfStory = async (): Promise<Desk> => {
    const taken = await (isShared ? takeDesk() : openDesk({ hasScripts, ...(program && { program }) }));
    taken.page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('422'))
        findings.push(`console: ${message.text()}`);
    });
    return taken;
  };
  const atDesk = (): Promise<Desk> => {
    desk ??= deskOfStory();
    return desk;
  };

  const inspect = async (page: Page, kind: string): Promise<void> => {
    visited.add(kind);
    if (!hasScripts || !(await isNewToUs(page, kind))) return;
    inspected += 1;
    findings.push(...(await faultsOf(page, kind, `${name}-${String(inspected).padStart(2, '0')}-${kind}`)));
  };

  const submit = async (
    as: string,
    href: string,
    kind: string,
    data: EventData,
    at?: string,
  ): Promise<Page> => {
    witness = null;
    const page = await (await atDesk()).open(as, href);
    await inspect(page, kind);
    await send(page, data, at);
    return page;
  };

  /** The case as it stands, opened by this person unless they have it before them. */
  const caseAs = async (as: string): Promise<Page> => {
    const seat = await atDesk();
    if (witness !== as) await seat.open(as, caseHref);
    witness = as;
    return seat.page;
  };
  const caseAsAnyone = (): Promise<Page> => caseAs(witness ?? 'coordinator');

  const fire: StoryDriver['fire'] = async (as, event, data, at) => {
    const page = await submit(as, `${caseHref}/actions/${event}`, `event-${event}`, resolved(data), at);
    if (page.url().includes('/actions/')) throw new Error(`${event}: ${await errorsOf(page)}`);
    if (new URL(page.url()).pathname === caseHref) witness = as;
    await inspect(page, `case-after-${event}`);
  };

  return {
    findings,
    get visited() {
      return visited.size;
    },
    page: async (as) => (await atDesk()).seat(as),
    caseHref: () => caseHref,
    close: async () => {
      const left = await atDesk();
      left.page.removeAllListeners('console');
      if (isShared) left.leave();
      else await left.close();
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
      const page = await submit(as, `${caseHref}/actions/${event}`, `event-${event}`, resolved(data), at);
      if (!page.url().includes('/actions/')) return [];
      await inspect(page, `refused-${event}`);
      return [await errorsOf(page)];
    },
    blocked: async (as, event) => {
      const page = await caseAs(as);
      const label = vocabulary.events.get(event)?.label.zh ?? event;
      const steps = await textsOf(page, '#next-steps li');
      const shown = steps.filter((step) => step.includes(label)).join('\n');
      return [...vocabulary.predicates.values()]
        .filter(({ reason }) => reason.zh.split(/\{\{\w+\}\}/).every((part) => shown.includes(part)))
        .map((predicate) => predicate.name);
    },
    state: async () => {
      const page = await caseAsAnyone();
      const text = (await textsOf(page, '.head .tag, .head-title')).join(' ');
      return { ...stateFromWords(text), overlays: {}, number: null };
    },
    code: async () => caseHref.split('/').at(-1) ?? '',
    open: async (code) => {
      caseHref = `/cases/${code}`;
      witness = null;
    },
    linked: async () => {
      const page = await caseAs('coordinator');
      const hrefs = await page.evaluate(() =>
        [...document.querySelectorAll('#panel-links td a')].map((link) => link.getAttribute('href') ?? ''),
      );
      return hrefs.map((href) => href.split('/').at(-1) ?? '');
    },
    dueDays: async () => {
      const page = await caseAs('mediator');
      const shown = await page.locator('#deadlines').allInnerTexts();
      return shown.join(' ').match(/\d{4}-\d{2}-\d{2}/g) ?? [];
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
  const at = String(input.reportedAt);
  const { form, after } = pagedRegistration(input);
  const sent = await submit('/cases/new', 'new', form);
  const opened = await registeredAnyway(sent);
  const href = new URL(opened.url()).pathname;
  if (!href.startsWith('/cases/DF')) throw new Error(`registration: ${await errorsOf(opened)}`);
  for (const [event, data] of after)
    await submit(`${href}/actions/${event}`, `event-${event}`, resolved(data), at);
  return href;
}

/** People of an earlier case are shown first; who has looked sends the form again. */
async function registeredAnyway(page: Page): Promise<Page> {
  if ((await textsOf(page, '#duplicates-title')).length === 0) return page;
  await press(page, sendButton);
  return page;
}

async function errorsOf(page: Page): Promise<string> {
  const texts = await textsOf(page, '.error-summary li, .error, .notice');
  return (
    texts
      .map((text) => text.trim())
      .join(' / ')
      .slice(0, 500) || (await page.title())
  );
}

/** What all of them say, shown or not. */
function textsOf(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(
    (wanted) => [...document.querySelectorAll(wanted)].map((element) => element.textContent ?? ''),
    selector,
  );
}
