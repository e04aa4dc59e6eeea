/** Raw rows of the two tables, as they lie in the database. */
export interface RawCase {
  id: string;
  type: string;
  town_code: string;
  village_code: string | null;
  committee_id: string | null;
  mediator_id: string | null;
  registered_at: string;
  resolved_at: string | null;
  resolved_how: string | null;
  phase: string;
}
export interface RawProceeding {
  id: string;
  case_id: string;
  committee_id: string;
  accepted_at: string;
  ended_at: string | null;
  result: string | null;
}

export interface Question {
  indicator: 'I01' | 'I02' | 'I05';
  basis: 'cohort' | 'flow';
  groupBy: 'none' | 'area' | 'type' | 'month' | 'committee';
  from: string;
  to: string;
  asOf: string;
  town: string | null;
  type: string | null;
  committee: string | null;
}

export interface Recounted {
  [key: string]: { numerator: number; denominator: number; routed: number };
}

/** Day in China by plain arithmetic: eight hours later, the date part. */
function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

/** Counts one indicator row by row, written without a look at the read model. */
export function recount(question: Question, cases: RawCase[], proceedings: RawProceeding[]): Recounted {
  const answer: Recounted = {};
  const cell = (key: string) => {
    answer[key] ??= { numerator: 0, denominator: 0, routed: 0 };
    return answer[key];
  };
  const isIn = (at: string | null) => at !== null && dayOf(at) >= question.from && dayOf(at) <= question.to;
  const isBy = (at: string | null) => at !== null && Date.parse(at) <= Date.parse(question.asOf);
  const keyOf = (one: RawCase, committee: string | null, at: string) => {
    if (question.groupBy === 'area') return (question.town === null ? one.town_code : one.village_code) ?? '';
    if (question.groupBy === 'type') return one.type;
    if (question.groupBy === 'month') return dayOf(at).slice(0, 7);
    if (question.groupBy === 'committee') return committee ?? '';
    return 'total';
  };
  const isAsked = (one: RawCase, committee: string | null) => {
    if (one.phase === 'void' || one.phase === 'merged') return false;
    if (question.town !== null && one.town_code !== question.town) return false;
    if (question.type !== null && one.type !== question.type) return false;
    return question.committee === null || committee === question.committee;
  };

  if (question.indicator !== 'I05') {
    for (const one of cases) {
      if (!isAsked(one, one.committee_id)) continue;
      const isRegistered = isIn(one.registered_at) && isBy(one.registered_at);
      if (isRegistered) cell(keyOf(one, one.committee_id, one.registered_at)).denominator += 1;
      if (one.resolved_at === null || !isBy(one.resolved_at)) continue;
      const counts = question.basis === 'cohort' ? isRegistered : isIn(one.resolved_at);
      if (!counts) continue;
      const at = question.basis === 'cohort' ? one.registered_at : one.resolved_at;
      const target = cell(keyOf(one, one.committee_id, at));
      target.numerator += 1;
      if (one.resolved_how === 'routed') target.routed += 1;
    }
    return answer;
  }

  for (const proceeding of proceedings) {
    const one = cases.find((candidate) => candidate.id === proceeding.case_id);
    if (one === undefined || !isAsked(one, proceeding.committee_id)) continue;
    const isAccepted = isIn(proceeding.accepted_at) && isBy(proceeding.accepted_at);
    if (isAccepted) cell(keyOf(one, proceeding.committee_id, proceeding.accepted_at)).denominator += 1;
    if (proceeding.result !== 'settled' || proceeding.ended_at === null || !isBy(proceeding.ended_at))
      continue;
    const counts = question.basis === 'cohort' ? isAccepted : isIn(proceeding.ended_at);
    if (!counts) continue;
    const at = question.basis === 'cohort' ? proceeding.accepted_at : proceeding.ended_at;
    cell(keyOf(one, proceeding.committee_id, at)).numerator += 1;
  }
  return answer;
}
