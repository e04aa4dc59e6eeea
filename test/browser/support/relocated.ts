import type { OfficePlace } from '../../setup/first-office.ts';
import type { EventData, StoryDriver, StoryIds } from '../../stories/story.ts';

/** The same story in another town: whatever it says of 客路镇 and its code is said of that one. */
export function relocated(story: StoryDriver, { town }: OfficePlace): StoryDriver {
  const moved = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value).replaceAll('440882102', town.code).replaceAll('客路', town.word));
  const movedData = (data: EventData | ((ids: StoryIds) => EventData)) => (ids: StoryIds) =>
    moved(typeof data === 'function' ? data(ids) : data);
  return {
    ...story,
    register: (as, input) => story.register(as, moved(input)),
    fire: (as, event, data, at) => story.fire(as, event, movedData(data), at),
    refused: (as, event, data, at) => story.refused(as, event, movedData(data), at),
  };
}
