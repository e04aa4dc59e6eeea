import { routeFinder } from './addresses.ts';
import { answerTo, nobody, visitor } from './visitor.ts';
import { roleOf, type Visit } from './walk-pages.ts';
import type { SiteWorld } from './world.ts';

/**
 * Links that do not lead where they say: to no page of the site, or to one that does not open for the reader. Of the links
 * to one route, and to one event of a case, the first that a role meets is followed; assets are fetched once.
 */
export async function brokenLinks(world: SiteWorld, visits: readonly Visit[]): Promise<string[]> {
  const routeOf = routeFinder(world.site.app.routes);
  const broken: string[] = [];
  const followed = new Set<string>();
  for (const { person, address, answer, page } of visits) {
    if (answer.status !== 200 || page === null) continue;
    for (const link of page.links) {
      const target = ownTarget(link, address);
      if (target === null) continue;
      const isAsset = target.startsWith('/assets/');
      const path = routeOf(target)?.path ?? (isAsset ? target : null);
      const event = /\/actions\/(\w+)/.exec(target)?.[1] ?? '';
      const key = isAsset ? target : `${roleOf.get(person)} ${path} ${event}`;
      if (followed.has(key)) continue;
      followed.add(key);
      const fault = path === null ? 'no page of this site' : await faultOf(world, person, target);
      if (fault !== null) broken.push(`${target} on ${address} as ${person}: ${fault}`);
    }
  }
  return broken;
}

/** The link as an address of this site; null when it leads elsewhere. */
function ownTarget(link: string, from: string): string | null {
  const url = new URL(link, `http://own.invalid${from}`);
  return url.host === 'own.invalid' ? `${url.pathname}${url.search}` : null;
}

async function faultOf({ site }: SiteWorld, person: string, target: string): Promise<string | null> {
  const { status, location } = await answerTo((await visitor(site, person)).get(target));
  const isSentOn = status === 303 && (person === nobody || !location.startsWith('/sign-in'));
  return status === 200 || isSentOn ? null : `${status}`;
}
