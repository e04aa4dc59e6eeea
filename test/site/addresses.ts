import type { RouteRecord } from '../../src/web/routes.ts';

/** What stands in the place of a parameter, by the path of a route up to and with it: `/leads/:id`. */
export type Objects = Readonly<Record<string, string>>;

const parameter = /^\/:(\w+)(.*)$/;

/** The steps of a path: `/cases`, `/:id`, `/documents`, `/:did.pdf`. */
function stepsOf(path: string): string[] {
  return path.split(/(?=\/)/);
}

/**
 * The address of a route with an object of the world in the place of each parameter.
 * @throws Error that says what to add and where, for a parameter nothing is known for
 */
export function addressOf(path: string, objects: Objects): string {
  return filled(path, objects, (key) => {
    throw new Error(`${path}: nothing stands for ${key}; add '${key}' to the objects of test/site/world.ts`);
  });
}

/** What addresses of a route look like, with what is known of its parameters filled in. */
export function patternOf(path: string, objects: Objects = {}): RegExp {
  const anything = '\u0000';
  const text = filled(path, objects, () => anything);
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll(anything, '[^/?#]+')}$`);
}

function filled(path: string, objects: Objects, unknown: (key: string) => string): string {
  let key = '';
  return stepsOf(path)
    .map((step) => {
      const [, name, ending = ''] = parameter.exec(step) ?? [];
      key += name === undefined ? step : `/:${name}`;
      return name === undefined ? step : `/${objects[key] ?? unknown(key)}${ending}`;
    })
    .join('');
}

/** Finds the route of an address of this site as the program would: the first that fits. */
export function routeFinder(routes: readonly RouteRecord[]): (address: string) => RouteRecord | undefined {
  const pages = routes
    .filter(({ method }) => method === 'GET')
    .map((route) => ({ route, pattern: patternOf(route.path) }));
  return (address) => {
    const [path = ''] = address.split(/[?#]/);
    return pages.find(({ pattern }) => pattern.test(path))?.route;
  };
}
