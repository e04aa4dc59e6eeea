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

export interface RawJoining {
  id: string;
  case_id: string;
  committee_id: string;
  town_code: string;
  lead_town_code: string;
  state: string;
  answered_at: string;
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
export function recount(
  question: Question,
  cases: RawCase[],
  proceedings: RawProceeding[],
  joinings: RawJoining[] = [],
): Recounted {
  const answer: Recounted = {};
  const cell = (key: string) => {
    answer[key] ??= { numerator: 0, denominator: 0, routed: 0 };
    return answer[key];
  };
  const isIn = (at: string | null) => at !== null && dayOf(at) >= question.from && dayOf(at) <= question.to;
  const isBy = (at: string | null) => at !== null && Date.parse(at) <= Date.parse(question.asOf);
  /** Towns that had joined by the cut-off and do not lead. */
  const joinersOf = (one: RawCase) => [
    ...new Set(
      joinings
        .filter((joining) => joining.case_id === one.id && joining.state === 'joined')
        .filter((joining) => isBy(joining.answered_at) && joining.town_code !== one.town_code)
        .map((joining) => joining.town_code),
    ),
  ];
  const keysOf = (one: RawCase, committee: string | null, at: string, joiners: string[]) => {
    if (question.groupBy === 'area' && question.town === null) return [one.town_code, ...joiners];
    if (question.groupBy === 'area') return [(one.town_code === question.town && one.village_code) || ''];
    if (question.groupBy === 'type') return [one.type];
    if (question.groupBy === 'month') return [dayOf(at).slice(0, 7)];
    if (question.groupBy === 'committee') return [committee ?? ''];
    return ['total'];
  };
  const isJoined = (one: RawCase, endedAt: string | null) =>
    joinings.some(
      (joining) =>
        joining.case_id === one.id &&
        joining.committee_id === question.committee &&
        joining.state === 'joined' &&
        isBy(joining.answered_at) &&
        (endedAt === null || endedAt > joining.answered_at),
    );
  const isAsked = (one: RawCase, committee: string | null, joiners: string[], isJoiner: boolean) => {
    if (one.phase === 'void' || one.phase === 'merged') return false;
    if (question.town !== null && ![one.town_code, ...joiners].includes(question.town)) return false;
    if (question.type !== null && one.type !== question.type) return false;
    return question.committee === null || committee === question.committee || isJoiner;
  };

  if (question.indicator !== 'I05') {
    for (const one of cases) {
      const joiners = joinersOf(one);
      if (!isAsked(one, one.committee_id, joiners, isJoined(one, null))) continue;
      const add = (at: string, to: (key: string) => void) => {
        for (const key of keysOf(one, one.committee_id, at, joiners)) to(key);
      };
      const isRegistered = isIn(one.registered_at) && isBy(one.registered_at);
      if (isRegistered) {
        add(one.registered_at, (key) => {
          cell(key).denominator += 1;
        });
      }
      if (one.resolved_at === null || !isBy(one.resolved_at)) continue;
      const counts = question.basis === 'cohort' ? isRegistered : isIn(one.resolved_at);
      if (!counts) continue;
      add(question.basis === 'cohort' ? one.registered_at : one.resolved_at, (key) => {
        cell(key).numerator += 1;
        if (one.resolved_how === 'routed') cell(key).routed += 1;
      });
    }
    return answer;
  }

  for (const proceeding of proceedings) {
    const one = cases.find((candidate) => candidate.id === proceeding.case_id);
    if (one === undefined) continue;
    const wasShared = (town: string) =>
      joinings.some(
        (joining) =>
          joining.case_id === one.id &&
          joining.town_code === town &&
          joining.state === 'joined' &&
          isBy(joining.answered_at) &&
          (proceeding.ended_at === null || proceeding.ended_at > joining.answered_at),
      );
    const joiners = joinersOf(one).filter(wasShared);
    const isJoiner = isJoined(one, proceeding.ended_at);
    if (!isAsked(one, proceeding.committee_id, joiners, isJoiner)) continue;
    const add = (at: string, side: 'denominator' | 'numerator') => {
      for (const key of keysOf(one, proceeding.committee_id, at, joiners)) cell(key)[side] += 1;
    };
    const isAccepted = isIn(proceeding.accepted_at) && isBy(proceeding.accepted_at);
    if (isAccepted) add(proceeding.accepted_at, 'denominator');
    if (proceeding.result !== 'settled' || proceeding.ended_at === null || !isBy(proceeding.ended_at))
      continue;
    const counts = question.basis === 'cohort' ? isAccepted : isIn(proceeding.ended_at);
    if (counts) add(question.basis === 'cohort' ? proceeding.accepted_at : proceeding.ended_at, 'numerator');
  }
  return answer;
}
