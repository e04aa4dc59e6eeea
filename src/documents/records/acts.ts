import { legalDay } from '../../platform/clock.ts';
import type { PaperSources } from './record-sources.ts';

/** What an act kept under this name, where it is text. */
export function textOf(data: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = data[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

export const listOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value : [];

export const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

export const actsNamed = (sources: PaperSources, event: string) =>
  sources.acts.filter((act) => act.event === event);

export const aboutActs = (event: string) => (sources: PaperSources) =>
  actsNamed(sources, event).map((act) => ({
    id: act.id,
    label: act.happenedOn ?? legalDay(act.recordedAt),
  }));
