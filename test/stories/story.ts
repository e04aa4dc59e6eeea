/** What a story needs to know of the case it is in; a driver reads it afresh before every step. */
export interface StoryIds {
  party(name: string): string;
  member(name: string): string;
  agreement(kind: 'agreement' | 'peacePact'): string;
  obligation(no: number): string;
  seal(name: string): string;
  mediator(name: string): string;
  committee(name: string): string;
  survey(place: string): string;
  /** A boundary map, by the points on it. */
  map(points: string): string;
}

/** Data of an event; money in fen, days and instants as text. */
export type EventData = Readonly<Record<string, unknown>>;

/** Plays a story in the role of the demo accounts: through the services, the pages or the API. */
export interface StoryDriver {
  /** A grid worker's report from a phone. */
  report(as: string, data: EventData): Promise<void>;
  fireLead(as: string, event: string, data: EventData, at?: string): Promise<void>;
  /** Desk registration; the story goes on in this case. */
  register(as: string, input: EventData): Promise<void>;
  fire(
    as: string,
    event: string,
    data: EventData | ((ids: StoryIds) => EventData),
    at?: string,
  ): Promise<void>;
  /** Tries something the rules forbid and gives the reason codes. */
  refused(
    as: string,
    event: string,
    data: EventData | ((ids: StoryIds) => EventData),
    at?: string,
  ): Promise<readonly string[]>;
  /** Codes of what is shown as not possible now, with the reasons. */
  blocked(as: string, event: string): Promise<readonly string[]>;
  state(): Promise<{
    phase: string;
    state: unknown;
    overlays: Record<string, string>;
    number: string | null;
  }>;
  /** The code of the case the story is in. */
  code(): Promise<string>;
  /** Goes on in another case. */
  open(code: string): Promise<void>;
  /** Codes of the cases linked with this one, the oldest link first. */
  linked(): Promise<readonly string[]>;
  /** Last days of the clocks that run, as those see them who may. */
  dueDays(): Promise<readonly string[]>;
  /** Issues a paper and reads its text. */
  paper(as: string, code: string, about?: (ids: StoryIds) => string): Promise<string>;
}
