import { demoCaseSpecs } from '../../seeds/demo-cases.ts';
import { type GeneratedSpec, generatedSpecs, usualCourses } from '../../seeds/demo-generator.ts';
import type { Container } from '../app/container.ts';
import { addMs } from '../platform/clock.ts';
import { acts } from './acts.ts';
import { CasePlayer } from './case-player.ts';
import { DemoCopies } from './copy-cases.ts';
import type { Step } from './course.ts';
import { type PlannedCase, planOf } from './plan.ts';
import { DemoStage } from './stage.ts';

/** Messages of the last days are still unread. */
const unreadMs = 3 * 86_400_000;

/** Told after each case: how many are made, of how many. */
export type DemoProgress = (made: number, of: number) => void;

interface DemoOptions {
  readonly courses?: number;
  readonly isBulk?: boolean;
  /** Another number gives other generated disputes. */
  readonly seed?: number | undefined;
}

/**
 * Fills the demo, dated relative to now: the thirty cases of the demo, then generated ones up to `size`. All that take a
 * course of their own go through the services; the rest are written in bulk after them unless `isBulk` is false. Both
 * give the same but for their numbers. Gives how many cases were made.
 */
export async function loadDemoCases(
  container: Container,
  size = demoCaseSpecs.length,
  onProgress: DemoProgress = () => undefined,
  { courses = usualCourses, isBulk = true, seed }: DemoOptions = {},
): Promise<number> {
  const own = demoCaseSpecs.slice(0, size).map((spec): GeneratedSpec => ({ ...spec, like: null }));
  const generated = generatedSpecs(size - own.length, courses, seed);
  const { areas, clock } = container;
  const planned = planOf({ calendar: areas.calendar, now: clock.now() }, own, generated);
  const isPlayed = (index: number): boolean =>
    !isBulk || (generated[index - own.length]?.like ?? null) === null;
  const players = await playAll(
    container,
    planned.filter((_, index) => isPlayed(index)),
    (made) => onProgress(made, size),
  );
  const jobs = generated.flatMap((spec, index) => {
    const model = spec.like === null ? undefined : players[own.length + spec.like];
    return model === undefined || isPlayed(own.length + index) ? [] : [{ played: model.played(), spec }];
  });
  // Numbers are allotted in the order of time among the copies as well.
  jobs.sort((a, b) => b.spec.daysAgo - a.spec.daysAgo);
  await new DemoCopies(container).add(jobs, (copied) => onProgress(players.length + copied, size));
  return size;
}

/** All cases side by side, each act in its turn, so that time only goes forward: numbers and messages come in order. */
async function playAll(
  container: Container,
  planned: readonly PlannedCase[],
  onDone: (made: number) => void,
): Promise<readonly CasePlayer[]> {
  const stage = await DemoStage.open(container);
  try {
    const players = planned.map(({ spec }) => new CasePlayer(stage, spec));
    const turns = planned.flatMap(({ steps }, index) =>
      steps.map((step, n) => ({ step, player: players[index], isLast: n === steps.length - 1 })),
    );
    turns.sort((a, b) => (a.step.to < b.step.to ? -1 : Number(a.step.to > b.step.to)));
    const unreadFrom = addMs(container.clock.now(), -unreadMs);
    let made = 0;
    for (const { step, player, isLast } of turns) {
      if (stage.now() < unreadFrom && step.to >= unreadFrom) await stage.readMessages();
      if (player !== undefined) await play(player, step);
      made += isLast ? 1 : 0;
      if (isLast) onDone(made);
    }
    await stage.passUntil(container.clock.now());
    return players;
  } finally {
    await stage.close();
  }
}

async function play(player: CasePlayer, step: Step): Promise<void> {
  await player.stage.passUntil(step.to);
  await acts[step.act](player, step);
  await player.stage.deliver();
}
