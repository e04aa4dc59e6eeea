import { type CheerioAPI, load } from 'cheerio/slim';
import { demoAccounts } from '../../seeds/demo-world.ts';
import type { Locale } from '../../src/platform/i18n.ts';
import type { RouteRecord } from '../../src/web/routes.ts';
import { addressOf } from './addresses.ts';
import { askedBy, formsOf } from './forms.ts';
import { type GetRoute, getRoutes } from './get-routes.ts';
import { faultsOf } from './page-faults.ts';
import { type Answer, answerTo, nobody, type Person, visitor } from './visitor.ts';
import type { SiteWorld } from './world.ts';

export const roleOf: ReadonlyMap<Person, string> = new Map([
  [nobody, nobody],
  ...demoAccounts.map(({ username, role }) => [username, role] as const),
]);

/** Who has a desk in another town: cases and leads of this one are absent for him. */
export const stranger: Person = 'coordinator2';

/** One look of one person at one address. */
export interface Visit {
  readonly person: Person;
  readonly route: RouteRecord;
  readonly address: string;
  readonly answer: Answer;
  readonly page: PageLook | null;
}

interface PageLook {
  /** Links, assets, and where forms that only ask lead. */
  readonly links: readonly string[];
  /** What is wrong with it, whoever may see it. */
  readonly faults: readonly string[];
  /** What stands between bar and foot, without what is new at each look: the same text is the same page. */
  readonly main: string;
}

export interface Walk {
  readonly visits: readonly Visit[];
  /** Where the answer was not what policy and table say. */
  readonly wrong: readonly string[];
}

/** Opens every GET route as everybody; a route the table does not know is wrong, and so is one that opens for nobody. */
export async function walkPages(world: SiteWorld): Promise<Walk> {
  const visits: Visit[] = [];
  const wrong: string[] = [];
  for (const route of world.site.app.routes.filter(({ method }) => method === 'GET')) {
    const entry = getRoutes[route.path];
    if (entry === undefined) {
      wrong.push(`GET ${route.path} is new: say in test/site/get-routes.ts who sees it`);
      continue;
    }
    const address = addressWith(world, route.path, entry);
    let opened = 0;
    for (const person of roleOf.keys()) {
      const visit = await look(world, { person, route, address }, 'zh-CN');
      const [got, expected] = [shown(visit.answer), expectedOf(entry, visit)];
      if (got !== expected) wrong.push(`${address} as ${person}: ${got}, not ${expected}`);
      if (visit.answer.status === 200) opened += 1;
      visits.push(visit);
    }
    if (opened === 0 && entry.sentOn === undefined) wrong.push(`${address} opens for nobody`);
  }
  return { visits, wrong };
}

/** Opens in another language what was opened; what says the same to several people, once. */
export async function openAgain(
  world: SiteWorld,
  visits: readonly Visit[],
  locale: Locale,
): Promise<Visit[]> {
  const pages = new Map(
    visits.flatMap((visit) =>
      visit.page === null ? [] : [[`${visit.address} ${visit.page.main}`, visit] as const],
    ),
  );
  const again: Visit[] = [];
  for (const visit of pages.values()) again.push(await look(world, visit, locale));
  return again;
}

async function look(
  { site }: SiteWorld,
  { person, route, address }: Pick<Visit, 'person' | 'route' | 'address'>,
  locale: Locale,
): Promise<Visit> {
  const request = (await visitor(site, person)).get(address).query({ lang: locale });
  const answer = await answerTo(request);
  return { person, route, address, answer, page: readPage(answer, locale) };
}

function addressWith(world: SiteWorld, path: string, entry: GetRoute): string {
  const address = addressOf(path, { ...world.objects, ...entry.at?.(world) });
  const query = new URLSearchParams(entry.query?.(world)).toString();
  return query === '' ? address : `${address}?${query}`;
}

const page = 'text/html';

/** Status with where it leads or what it holds: `303 /report`, `200 application/pdf`, `403 text/html`. */
function expectedOf({ seenBy, notInRole, sentOn, file }: GetRoute, { person, route }: Visit): string {
  const { access } = route.policy;
  if (person === nobody && access !== 'public') return '303 /sign-in';
  if (Array.isArray(access) && !access.includes(roleOf.get(person) ?? '')) return `403 ${page}`;
  if (sentOn?.who === 'everybody' || (sentOn && person !== nobody))
    return `303 ${typeof sentOn.to === 'string' ? sentOn.to : sentOn.to(person)}`;
  if (notInRole?.includes(person)) return `403 ${page}`;
  if (seenBy && !seenBy.includes(person)) return `404 ${page}`;
  return `200 ${file ?? page}`;
}

function shown({ status, type, location, bytes }: Answer): string {
  if (status >= 300 && status < 400) return `${status} ${location.replace(/\?.*$/, '')}`;
  const beginning =
    { [page]: '<!doctype html>', 'application/pdf': '%PDF-', 'image/webp': 'RIFF' }[type] ?? 'PK';
  const start = bytes.subarray(0, beginning.length).toString();
  return `${status} ${type}${start === beginning ? '' : ` that begins with ${start}`}`;
}

function readPage({ type, bytes }: Answer, locale: Locale): PageLook | null {
  if (type !== page) return null;
  const text = bytes.toString();
  const read = load(text);
  const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
  return {
    links: linksOf(read),
    faults: faultsOf(read, locale),
    main: main.replace(/[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ''),
  };
}

function linksOf(read: CheerioAPI): string[] {
  const targets = read('[href], [src]')
    .toArray()
    .map((element) => read(element).attr('href') ?? read(element).attr('src') ?? '');
  const asked = formsOf(read)
    .filter(({ method }) => method === 'get')
    .map(askedBy);
  return [...new Set([...targets, ...asked].filter((target) => !target.startsWith('#')))];
}
