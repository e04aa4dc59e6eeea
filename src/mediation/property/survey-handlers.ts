import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { putOnRecord } from '../../cases/acts/act-handlers.ts';
import { listActs } from '../../cases/acts/acts-repository.ts';
import { refuse } from '../../platform/problem.ts';
import { mediationBasis } from '../core/basis.ts';
import { isConcerned, listParties } from '../core/people-read-model.ts';
import { problem } from '../core/problems.ts';

/** Both sides are called to the survey; that one stayed away is written down, and every point has a name of its own. */
export const survey: HandlerOf<'survey'> = async (context) => {
  const { tx, subject, data } = context;
  const present = data.presentPartyIds ?? [];
  const absent = (await listParties(tx.knex, subject.id))
    .filter(isConcerned)
    .filter(({ id }) => !present.includes(id));
  if (absent.length > 0 && data.absence === undefined) {
    const params = { names: absent.map(({ name }) => name).join('、') };
    refuse(problem('absence', 'absenceNotNoted', { params, basis: mediationBasis.survey }));
  }
  const names = data.points.map(({ name }) => name);
  if (new Set(names).size < names.length) refuse(problem('points', 'pointTwice'));
  await putOnRecord(context, context.data);
};

/** The map names the very points of the survey it rests on; both are signed together with the agreement. */
export const attachMapAnnex: HandlerOf<'attachMapAnnex'> = async (context) => {
  const { tx, subject, data } = context;
  const found = (await listActs(tx.knex, subject.id)).find(
    ({ id, event }) => id === data.surveyId && event === 'survey',
  );
  if (found === undefined) return refuse(problem('surveyId', 'surveyUnknown'));
  const surveyed = pointsOf(found.data);
  const drawn = data.pointNames.split(/[\s,，、;；]+/).filter((name) => name !== '');
  const missing = surveyed.filter((name) => !drawn.includes(name));
  const extra = drawn.filter((name) => !surveyed.includes(name));
  if (missing.length + extra.length > 0) {
    const params = { missing: missing.join('、') || '—', extra: extra.join('、') || '—' };
    refuse(problem('pointNames', 'pointsDiffer', { params, basis: mediationBasis.map }));
  }
  await putOnRecord(context, context.data);
};

function pointsOf(data: Readonly<Record<string, unknown>>): string[] {
  const points = Array.isArray(data['points']) ? (data['points'] as readonly { name?: unknown }[]) : [];
  return points.map(({ name }) => String(name ?? ''));
}
