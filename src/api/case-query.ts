import { z } from 'zod';
import type { CaseListFilter, ListArea } from '../cases/lists/list-filter.ts';
import type { CaseLine } from '../cases/lists/list-read-model.ts';
import type { Viewer } from '../identity/viewer.ts';
import { type Day, isDay } from '../platform/clock.ts';
import { NotFoundError, ValidationError } from '../platform/errors.ts';
import { characterFault, readIdNumber, readTelephone } from '../platform/form-fields.ts';
import type { ApiDeps } from './ports.ts';

const dayParameter = z.string().refine(isDay, { message: 'noSuchDate' }).meta({ format: 'date' });
const yesNo = z.enum(['true', 'false', 'yes', 'no']);
const words = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => characterFault(text) === null, { message: 'illegalCharacters' });
export const pageParameters = {
  limit: z.coerce.number().int().min(1).max(200).optional().meta({ description: 'Default 50' }),
  cursor: z.string().max(1000).optional().meta({ description: 'nextCursor of the page before' }),
};

export const caseQuery = z.strictObject({
  q: words(100)
    .optional()
    .meta({ description: 'From one character; names, numbers, codes, places, pinyin initials' }),
  type: words(40).optional().meta({ description: 'A type of GET /workflows' }),
  state: words(40).optional(),
  areaCode: words(40).optional().meta({ description: 'Its whole subtree' }),
  mediator: words(60).optional().meta({ description: 'Id of a mediator' }),
  registeredFrom: dayParameter.optional(),
  registeredTo: dayParameter.optional(),
  overdue: yesNo.optional(),
  resolved: yesNo.optional(),
  riskLevel: words(20).optional(),
  ...pageParameters,
});

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
  query: z.infer<typeof caseQuery>,
): Promise<CasePage> {
  const filter = filterOf(query, viewer, deps.areas);
  const page = await deps.caseLists.list(viewer, filter, { cursor: query.cursor, limit: query.limit ?? 50 });
  if (query.q !== undefined) return page;
  const total = await deps.caseLists.count(viewer, filter);
  return { ...page, ...(total < countCap && { total }) };
}

function filterOf(query: z.infer<typeof caseQuery>, viewer: Viewer, areas: ApiDeps['areas']): CaseListFilter {
  const isYes = (value: string | undefined) => value === 'true' || value === 'yes';
  return {
    tab: 'all',
    type: typeOf(query.type, areas),
    phase: query.state,
    q: query.q,
    area: query.areaCode === undefined ? undefined : areaOf(query.areaCode, viewer, areas),
    due: isYes(query.overdue) ? 'overdue' : undefined,
    mediatorId: query.mediator,
    registeredFrom: query.registeredFrom as Day | undefined,
    registeredTo: query.registeredTo as Day | undefined,
    risk: query.riskLevel,
    isResolved: query.resolved === undefined ? undefined : isYes(query.resolved),
  };
}

/** @throws ValidationError for a type that no case was ever of */
function typeOf(type: string | undefined, { dictionaries }: ApiDeps['areas']): string | undefined {
  if (type !== undefined && dictionaries.find('disputeTypes', type) === undefined)
    throw new ValidationError([{ path: 'type', code: 'notInList' }]);
  return type;
}

function areaOf(code: string, viewer: Viewer, { tree }: ApiDeps['areas']): ListArea {
  const area = tree.find(code);
  const isNear =
    area !== undefined && (area.path.startsWith(viewer.areaPath) || viewer.areaPath.startsWith(area.path));
  if (!isNear) throw new NotFoundError('areaNotFound', { code });
  return {
    path: area.path,
    townCode: tree.ancestorAt(code, 'town')?.code,
    villageCode: tree.ancestorAt(code, 'village')?.code,
  };
}

/** Search by a number of a person: in the body, so that it stands in no address and no log. */
export const personalSearchBody = z
  .strictObject({
    idNumber: numberField(readIdNumber).optional(),
    telephone: numberField(readTelephone).optional(),
  })
  .refine(({ idNumber, telephone }) => (idNumber === undefined) !== (telephone === undefined), {
    message: 'oneOfTwo',
  });

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

/** Cases of a person by the exact number; the look itself is recorded first. */
export async function searchByNumber(
  deps: Pick<ApiDeps, 'uow' | 'clock' | 'caseLists' | 'audit'>,
  viewer: Viewer,
  input: z.infer<typeof personalSearchBody>,
  requestId: string,
): Promise<readonly CaseLine[]> {
  const kind = input.idNumber === undefined ? ('phone' as const) : ('id_no' as const);
  await deps.uow.run((tx) =>
    deps.audit.append(tx, {
      actorId: viewer.accountId,
      action: 'casesSearchedByNumber',
      objectKind: 'account',
      objectId: viewer.accountId,
      detail: { by: kind },
      requestId,
      at: deps.clock.now(),
    }),
  );
  return deps.caseLists.searchByIdentity(viewer, input);
}
