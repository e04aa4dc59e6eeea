import { z } from 'zod';
import type { AreasService } from '../../offices/areas-service.ts';
import { BadRequestError } from '../../platform/errors.ts';
import { dayField, selectField, textField } from '../../platform/form-fields.ts';
import { type CaseListFilter, type ListArea, listTabs } from './list-filter.ts';
import { listText } from './texts.ts';

export const casePhases = [
  'triage',
  'accepted',
  'assigned',
  'preparing',
  'mediating',
  'drafting',
  'signing',
  'settled',
  'failed',
  'terminated',
  'routed',
  'selfResolved',
  'referredOut',
  'refused',
  'closed',
  'archived',
  'void',
  'merged',
] as const;
export const riskLevels = ['none', 'blue', 'yellow', 'orange', 'red'] as const;
export const pageSizes = ['20', '50', '100'] as const;

const label = listText('q');
const oneOf = <const V extends string>(values: readonly V[]) =>
  selectField({ label, options: values.map((value) => ({ value, label })), required: false });
const day = () => dayField({ label, required: false });
const text = (max: number) => textField({ label, max, required: false });

/** What the address of the list may hold; anything else is a broken link. */
export const caseListQuery = z.strictObject({
  tab: oneOf(listTabs),
  q: text(100),
  type: text(40),
  state: oneOf(casePhases),
  areaCode: text(20),
  mediator: text(60),
  registeredFrom: day(),
  registeredTo: day(),
  riskLevel: oneOf(riskLevels),
  resolved: oneOf(['yes', 'no']),
  due: oneOf(['soon', 'overdue']),
  limit: oneOf(pageSizes),
  cursor: text(1000),
});
export type CaseListQuery = z.infer<typeof caseListQuery>;

/** The area of a list by its code. @throws BadRequestError for a code that no area ever had. */
export function listAreaOf(
  areaCode: string,
  areas: Pick<AreasService, 'findArea' | 'townOf' | 'villageOf'>,
): ListArea {
  const area = areas.findArea(areaCode);
  if (area === undefined) throw new BadRequestError('badParameter', { field: 'areaCode' });
  return {
    path: area.path,
    townCode: areas.townOf(area.code)?.code,
    villageCode: areas.villageOf(area.code)?.code,
  };
}

/** @throws BadRequestError for a type that no case was ever of */
function typeOf(type: string | undefined, { dictionaries }: Pick<AreasService, 'dictionaries'>) {
  if (type !== undefined && dictionaries.find('disputeTypes', type) === undefined)
    throw new BadRequestError('badParameter', { field: 'type' });
  return type;
}

const beside: readonly string[] = ['tab', 'due', 'limit', 'cursor'];

function isNarrowed(query: CaseListQuery): boolean {
  return Object.entries(query).some(([name, value]) => value !== undefined && !beside.includes(name));
}

/** Who narrows a list means everything he may see, unless a tab was asked for. */
export function listFilterOf(
  query: CaseListQuery,
  areas: Pick<AreasService, 'findArea' | 'townOf' | 'villageOf' | 'dictionaries'>,
): CaseListFilter {
  return {
    tab: query.tab ?? (isNarrowed(query) ? 'all' : 'todo'),
    q: query.q,
    type: typeOf(query.type, areas),
    phase: query.state,
    area: query.areaCode === undefined ? undefined : listAreaOf(query.areaCode, areas),
    due: query.due,
    mediatorId: query.mediator,
    registeredFrom: query.registeredFrom,
    registeredTo: query.registeredTo,
    risk: query.riskLevel,
    isResolved: query.resolved === undefined ? undefined : query.resolved === 'yes',
  };
}
