import supertest, { type Test } from 'supertest';
import type { ApiRoute } from '../../src/api/api-route.ts';
import { apiOf } from '../../src/app/api.ts';
import { createTexts } from '../../src/app/texts.ts';
import { type PermissionName, permissions } from '../../src/identity/permissions.ts';
import { addressOf } from './addresses.ts';
import { type ApiCall, type ApiTry, apiCalls, apiObjects } from './api-routes.ts';
import { type Answer, answerTo, nobody, type Person } from './visitor.ts';
import { roleOf, stranger } from './walk-pages.ts';
import type { SiteWorld } from './world.ts';

const problem = 'application/problem+json';

/** Makes every call of the API without a token, in a wrong role, badly and well; gives what went wrong. */
export async function walkApi(world: SiteWorld): Promise<string[]> {
  const calls = new Map(
    apiOf(world.office, createTexts()).routes.map((route) => [`${route.method} ${route.path}`, route]),
  );
  const wrong = [...calls.keys()]
    .filter((name) => apiCalls[name] === undefined)
    .map((name) => `${name} is new: say in test/site/api-routes.ts how it is called`);
  for (const [name, call] of Object.entries(apiCalls)) {
    const route = calls.get(name);
    if (route === undefined) wrong.push(`${name} of test/site/api-routes.ts is no call`);
    else wrong.push(...(await faultsOf(world, route, call)).map((fault) => `${name}: ${fault}`));
  }
  return wrong;
}

async function faultsOf(
  world: SiteWorld,
  route: ApiRoute,
  { as, well = {}, badly }: ApiCall,
): Promise<string[]> {
  const faults: string[] = [];
  const expect = async (when: string, person: Person, sent: ApiTry, wanted: string): Promise<void> => {
    const got = shown(await send(world, route, person, sent));
    if (got !== wanted) faults.push(`${when}: ${got}, not ${wanted}`);
  };
  const { access } = route.policy;
  if (access !== 'public') await expect('without token', nobody, well, `401 ${problem}`);
  for (const [person, status] of others(route))
    await expect(`as ${person}`, person, well, `${status} ${problem}`);
  await expect('badly', as, badly, `${badly.status} ${problem}`);
  const { status = 200, binary } = route.response;
  await expect('well', as, well, `${status} ${kindOf(route, binary)}`);
  return faults;
}

/** Who may not make the call at all, and for whom its case or lead is absent. */
function others({ path, policy }: ApiRoute): [Person, number][] {
  const { access } = policy;
  if (access === 'public' || access === 'token') return [];
  const mayCall = (person: Person): boolean => rolesWith(access).includes(roleOf.get(person) ?? '');
  const other = [...roleOf.keys()].find((person) => person !== nobody && !mayCall(person));
  return [
    ...(other === undefined ? [] : [[other, 403] satisfies [Person, number]]),
    ...(/^\/(cases|leads)\/:id/.test(path) && mayCall(stranger)
      ? [[stranger, 404] satisfies [Person, number]]
      : []),
  ];
}

function rolesWith(permission: PermissionName): readonly string[] {
  return permissions[permission];
}

async function send(world: SiteWorld, route: ApiRoute, person: Person, sent: ApiTry): Promise<Answer> {
  const { office, site, objects } = world;
  const address = addressOf(route.path, {
    ...objects,
    ...apiObjects(world),
    ...(typeof sent.at === 'function' ? sent.at(world) : sent.at),
  });
  const target = `/api/v1${address}?${sent.query ?? ''}`;
  const agent = supertest(site.app.express);
  const request: Test = route.method === 'GET' ? agent.get(target) : agent.post(target);
  if (person !== nobody) {
    const token = await office.tokens.createToken(person, ['read', 'write', 'sign', 'seal']);
    request.set('Authorization', `Bearer ${token}`);
  }
  if (sent.file) request.attach('file', sent.file.bytes, sent.file.name);
  if (sent.body) request.send(typeof sent.body === 'function' ? sent.body(world) : sent.body);
  return answerTo(request);
}

/** A file comes under its own kind, whatever the description says of files in general. */
function kindOf({ path }: ApiRoute, binary: string | undefined): string {
  if (binary === undefined) return 'application/json';
  return path.endsWith(':aid') ? 'application/pdf' : binary;
}

function shown({ status, type, bytes }: Answer): string {
  if (type === problem)
    return JSON.parse(bytes.toString()).status === status
      ? `${status} ${type}`
      : 'a problem of another status';
  const isWhole = type === 'application/pdf' ? bytes.subarray(0, 5).toString() === '%PDF-' : bytes.length > 1;
  return `${status} ${type}${isWhole ? '' : ' that is not whole'}`;
}
