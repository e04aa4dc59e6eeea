import { z } from 'zod';
import type { CaseListFilter, Holds } from '../cases/lists/filters-read-model.ts';
import { allFilters, narrowingOf } from '../cases/lists/list-query.ts';
import type { CaseLine } from '../cases/lists/list-read-model.ts';
import type { Viewer } from '../identity/viewer.ts';
import { isDay } from '../platform/clock.ts';
import { NotFoundError, ValidationError } from '../platform/errors.ts';
import { characterFault, readIdNumber, readNumberToFind, readTelephone } from '../platform/fields/index.ts';
import type { ApiDeps } from './ports.ts';

const dayParameter = z.string().refine(isDay, { message: 'noSuchDate' }).meta({ format: 'date' });
const words = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => characterFault(text) === null, { message: 'illegalCharacters' });
export const pageParameters = {
  limit: z.coerce.number().int().min(1).max(200).optional().meta({ description: 'Default 50' }),
  cursor: z.string().max(1000).optional().meta({ description: 'nextCursor of the page before' }),
};

/** The parameters of every filter of the lists, as the API asks for them. */
function filterParameters(): Record<string, z.ZodOptional<z.ZodType<string>>> {
  return Object.fromEntries(
    allFilters.map(([, { param, holds, api, apiHint }]) => {
      const asked = api === undefined ? parameterOf(holds) : z.enum(Object.keys(api.values));
      const hinted = apiHint === undefined ? asked : asked.meta({ description: apiHint });
      return [api?.param ?? param, hinted.optional()];
    }),
  );
}

function parameterOf(holds: Holds): z.ZodType<string> {
  if (holds.kind === 'day') return dayParameter;
  return holds.kind === 'text' ? words(holds.max) : z.enum([...holds.of]);
}

export const caseQuery = z.strictObject({
  q: words(100)
    .optional()
    .meta({ description: 'From one character; names, numbers, codes, places, pinyin initials' }),
  ...pageParameters,
  ...filterParameters(),
});
export interface CaseQuery {
  readonly q?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly [param: string]: string | number | undefined;
}

export interface CasePage {
  readonly lines: readonly CaseLine[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

const countCap = 1001;

/** Lists what the viewer may see; an area outside his own is absent, whatever lies in it. */
export async function queryCases(
  deps: Pick<ApiDeps, 'caseLists' | 'areas'>,
  viewer: Viewer,
  query: CaseQuery,
): Promise<CasePage> {
  const filter = filterOf(query, viewer, deps.areas);
  const page = await deps.caseLists.list(viewer, filter, { cursor: query.cursor, limit: query.limit ?? 50 });
  if (query.q !== undefined) return page;
  const total = await deps.caseLists.count(viewer, filter);
  return { ...page, ...(total < countCap && { total }) };
}

/** @throws ValidationError for what no case could ever be, NotFoundError for an area outside the viewer's own */
function filterOf(query: CaseQuery, viewer: Viewer, areas: ApiDeps['areas']): CaseListFilter {
  const texts = Object.fromEntries(
    allFilters.flatMap(([, { param, api }]) => {
      const given = query[api?.param ?? param];
      if (given === undefined) return [];
      const text = api === undefined ? String(given) : api.values[String(given)];
      return text === undefined ? [] : [[param, text] as const];
    }),
  );
  const narrowing = narrowingOf(texts, areas, (param, text) => {
    if (param === 'areaCode') throw new NotFoundError('areaNotFound', { code: text });
    throw new ValidationError([{ path: param, code: 'notInList' }]);
  });
  const { area } = narrowing;
  const isNear =
    area === undefined || area.path.startsWith(viewer.areaPath) || viewer.areaPath.startsWith(area.path);
  if (!isNear) throw new NotFoundError('areaNotFound', { code: String(query['areaCode']) });
  return { tab: 'all', q: query.q, ...narrowing };
}

/** Search by a number of a person: in the body, so that it stands in no address and no log. */
export const personalSearchBody = z
  .strictObject({
    idNumber: numberField(readIdNumber).optional(),
    telephone: numberField(readTelephone).optional(),
    tail: numberField(readTail)
      .optional()
      .meta({ description: 'The last four characters of either; of an ID number three digits and X' }),
  })
  .refine((body) => Object.values(body).filter((one) => one !== undefined).length === 1, {
    message: 'oneOfThese',
  });

function readTail(text: string): string {
  const tail = readNumberToFind(text);
  if (tail.length !== 4) throw Object.assign(new Error('not a tail'), { code: 'numberToFind' });
  return tail;
}

function numberField(read: (text: string) => string) {
  return z
    .string()
    .max(40)
    .transform((text, context) => {
      try {
        return read(text);
      } catch (error) {
        const code = String(Object(error).code ?? 'invalid');
        context.addIssue({ code: 'custom', message: code });
        return z.NEVER;
      }
    });
}

/** Cases of a person by the number; the look itself is recorded first. */
export async function searchByNumber(
  { numbers }: Pick<ApiDeps, 'numbers'>,
  viewer: Viewer,
  { idNumber, telephone, tail }: z.infer<typeof personalSearchBody>,
  requestId: string,
): Promise<readonly CaseLine[]> {
  const word = await numbers.search(viewer, idNumber ?? telephone ?? tail ?? '', requestId);
  return (await numbers.open(viewer, word))?.lines ?? [];
}
