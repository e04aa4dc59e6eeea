import { type CheerioAPI, load } from 'cheerio/slim';
import type { RouteRecord } from '../../src/web/routes.ts';
import { addressOf, type Objects, patternOf } from './addresses.ts';
import { filledIn, formsOf, formTo, type PageForm, sendForm, type Values } from './forms.ts';
import { faultsOf } from './page-faults.ts';
import type { GoodAnswer, PostRoute } from './post-route.ts';
import { postRoutes } from './post-routes.ts';
import { type Answer, answerTo, nobody, type Person, type Visitor, visitor } from './visitor.ts';
import { roleOf, stranger } from './walk-pages.ts';
import type { SiteWorld } from './world.ts';

/** A form of the walk, as it was found on its page by who sends it. */
interface Asked {
  readonly world: SiteWorld;
  readonly route: RouteRecord;
  readonly entry: PostRoute;
  readonly objects: Objects;
  readonly agent: Visitor;
  readonly form: PageForm;
  /** Everything a browser would send. */
  readonly values: Values;
  readonly typed: Values;
}

/** Sends every POST route its form, by the right person and by others, badly and well; gives what went wrong. */
export async function walkForms(world: SiteWorld): Promise<string[]> {
  const posts = new Map(
    world.site.app.routes.filter(({ method }) => method === 'POST').map((route) => [route.path, route]),
  );
  const wrong = [...posts.keys()]
    .filter((path) => postRoutes[path] === undefined)
    .map((path) => `POST ${path} is new: say in test/site/post-routes.ts how it is sent`);
  for (const [path, entry] of Object.entries(postRoutes)) {
    const route = posts.get(path);
    if (route === undefined) wrong.push(`POST ${path} of test/site/post-routes.ts is no route`);
    else wrong.push(...(await walkForm(world, route, entry)).map((fault) => `POST ${path}: ${fault}`));
  }
  return wrong;
}

async function walkForm(world: SiteWorld, route: RouteRecord, entry: PostRoute): Promise<string[]> {
  try {
    await entry.before?.(world);
    const asked = await open(world, route, entry);
    return [
      ...(await withoutToken(asked)),
      ...(await byOthers(asked)),
      ...(await withWrongFile(asked)),
      ...(await sentBadly(asked)),
      ...(await sentWell(asked)),
    ];
  } catch (error) {
    // A form that is not there must not hide what is wrong with the others.
    return [String(error)];
  }
}

async function open(world: SiteWorld, route: RouteRecord, entry: PostRoute): Promise<Asked> {
  const objects = { ...world.objects, ...entry.at?.(world) };
  const agent = await visitor(world.site, entry.as);
  const query = typeof entry.query === 'function' ? entry.query(world) : (entry.query ?? {});
  const address = addressOf(entry.page, objects);
  const page = await answerTo(agent.get(address).query(query));
  if (page.status !== 200) throw new Error(`${address} as ${entry.as}: ${page.status}`);
  const typed = typeof entry.fill === 'function' ? entry.fill(world) : (entry.fill ?? {});
  const form = formTo(load(page.bytes.toString()), patternOf(route.path, objects), typed);
  return { world, route, entry, objects, agent, form, values: filledIn(form, typed), typed };
}

/** A page that lost its session is refused, and gives back what was typed. */
async function withoutToken({ agent, entry, form, values }: Asked): Promise<string[]> {
  const { _csrf: _, ...rest } = values;
  const answer = await answerTo(sendForm(agent, form, rest, await entry.files?.()));
  const text = answer.bytes.toString();
  const page = load(text);
  return [
    ...statusFaults('without token', answer, 403),
    ...Object.entries(rest).flatMap(([name, sent]) => {
      const typed = [sent].flat().filter((value) => value !== '');
      if (typed.length === 0) return [];
      const isSecret = form.fields.get(name)?.kind === 'secret';
      const isKept = isSecret
        ? typed.some((value) => text.includes(value))
        : typed.every((value) => valuesOf(page, name).includes(value));
      return isKept === isSecret ? [`without token: ${name} is ${isSecret ? 'sent back' : 'lost'}`] : [];
    }),
  ];
}

/** What a page would send under a name, in whichever of its forms. */
function valuesOf(page: CheerioAPI, name: string): string[] {
  return formsOf(page).flatMap(({ fields }) => fields.get(name)?.values ?? []);
}

/** Nobody is asked to sign in, another role is refused, and for who may not see the object it is absent. */
async function byOthers({ world, route, form, values }: Asked): Promise<string[]> {
  const { access } = route.policy;
  if (access === 'public') return [];
  const mayUse = (person: Person): boolean =>
    access === 'signedIn' || access.includes(roleOf.get(person) ?? '');
  const faults: string[] = [];
  const send = async (person: Person, page: string, expected: string): Promise<void> => {
    const agent = await visitor(world.site, person);
    const token = load((await answerTo(agent.get(page))).bytes.toString())('input[name=_csrf]').attr('value');
    const { status, location } = await answerTo(sendForm(agent, form, { ...values, _csrf: token ?? '' }));
    const got = location === '' ? `${status}` : `${status} ${location.replace(/\?.*$/, '')}`;
    if (got !== expected) faults.push(`as ${person}: ${got}, not ${expected}`);
  };
  await send(nobody, '/sign-in', '303 /sign-in');
  const other = [...roleOf.keys()].find((person) => person !== nobody && !mayUse(person));
  if (other !== undefined) await send(other, '/account', '403');
  if (/^\/(cases|leads)\/:id\//.test(route.path) && mayUse(stranger)) await send(stranger, '/account', '404');
  return faults;
}

/** A file of a kind that is not taken: the sentences typed beside it are not lost with it. */
async function withWrongFile({ agent, entry, form, values, typed }: Asked): Promise<string[]> {
  if (!form.isMultipart) return [];
  const files = Object.entries((await entry.files?.()) ?? {}).map(([field, file]) => [
    field,
    { ...file, name: `${file.name}.exe` },
  ]);
  const answer = await answerTo(sendForm(agent, form, values, Object.fromEntries(files)));
  const shown = load(answer.bytes.toString())('.typed').text();
  const lost = Object.entries(typed).filter(([, value]) => !shown.includes(String(value)));
  return [
    ...statusFaults('with a wrong file', answer, 415),
    ...lost.map(([name]) => `with a wrong file: ${name} is lost`),
  ];
}

async function sentBadly(asked: Asked): Promise<string[]> {
  const { world, entry, form, values, typed } = asked;
  const { status, fill, to, isPlainText, isWithoutFiles, as } = entry.badly;
  const agent = as === undefined ? asked.agent : await visitor(world.site, as);
  const token = as === undefined ? {} : { _csrf: await tokenOf(agent) };
  const sent = { ...values, ...token, ...fill };
  const target = { ...form, action: to ?? form.action };
  const request = isPlainText
    ? agent.post(form.action).type('text/plain').send('x')
    : sendForm(agent, target, sent, isWithoutFiles ? {} : await entry.files?.());
  const answer = await answerTo(request);
  const page = load(answer.bytes.toString());
  const faults = [
    ...statusFaults('badly', answer, status),
    ...faultsOf(page, page('html').attr('lang') === 'en' ? 'en' : 'zh-CN').map((fault) => `badly: ${fault}`),
  ];
  return status === 422 ? [...faults, ...keptFaults(page, asked, { ...typed, ...fill })] : faults;
}

async function tokenOf(agent: Visitor): Promise<string> {
  const page = await answerTo(agent.get('/account'));
  return load(page.bytes.toString())('input[name=_csrf]').attr('value') ?? '';
}

/** A page of 422 says what is wrong, and what was typed still stands in its field, or on the error page. */
function keptFaults(page: CheerioAPI, { route, objects }: Asked, typed: Values): string[] {
  if (page('.error-card').length > 0) {
    const shown = page('.typed').text();
    const lost = Object.entries(typed).filter(([, value]) => !shown.includes(String(value)));
    return [
      ...(page('.error-card li').length === 0 ? ['badly: nothing says what is wrong'] : []),
      ...lost.map(([name]) => `badly: ${name} is lost`),
    ];
  }
  const links = page('.error-summary li a').length;
  const form = formTo(page, patternOf(route.path, objects));
  return [
    ...(links === 0 ? ['badly: no summary says what is wrong'] : []),
    ...Object.entries(typed).flatMap(([name, value]) => {
      const field = form.fields.get(name);
      if (field?.kind === 'secret') return field.values[0] === '' ? [] : [`badly: ${name} is sent back`];
      return field?.values[0] === value ? [] : [`badly: ${name} is lost`];
    }),
  ];
}

async function sentWell({ entry, objects, agent, form, values }: Asked): Promise<string[]> {
  const answer = await answerTo(sendForm(agent, form, values, await entry.files?.()));
  const faults = answerFaults(answer, entry.answer, objects);
  if (faults.length > 0 || answer.status !== 303) return faults;
  const next = await answerTo(agent.get(answer.location));
  return next.status === 200 ? [] : [`well: ${answer.location} answers ${next.status}`];
}

function answerFaults(answer: Answer, expected: GoodAnswer, objects: Objects): string[] {
  if ('shows' in expected) {
    const page = load(answer.bytes.toString());
    const isShown = page(expected.shows).length > 0;
    return [...statusFaults('well', answer, 200), ...(isShown ? [] : [`well: no ${expected.shows}`])];
  }
  const patterns =
    'to' in expected ? [patternOf(expected.to, objects)] : expected.toNew.map((path) => patternOf(path));
  const [path = ''] = answer.location.split('?');
  const isRight = patterns.some((pattern) => pattern.test(path));
  return [...statusFaults('well', answer, 303), ...(isRight ? [] : [`well: sent on to ${answer.location}`])];
}

function statusFaults(when: string, { status, bytes }: Answer, expected: number): string[] {
  if (status === expected) return [];
  const page = load(bytes.toString());
  const said = page('.error-message, .error-summary li, .error-card li').text().replace(/\s+/g, ' ').trim();
  return [`${when}: ${status}, not ${expected} ${said}`];
}
