import type { OfficePlace } from '../support/office.ts';

/** What another process is to do on the database of a test. */
export type Job = { readonly place: OfficePlace; readonly now: string } & (
  | {
      readonly kind: 'killed';
      readonly command: {
        readonly kind: 'case';
        readonly subjectId: string;
        readonly event: string;
        readonly data: unknown;
      };
      /** The statement at which it dies before it is sent; null dies as soon as the command was acknowledged. */
      readonly statement: number | null;
    }
  | { readonly kind: 'commands'; readonly caseId: string; readonly times: number }
  | { readonly kind: 'worker' }
  | { readonly kind: 'killedWorker' }
);

export interface CommandsFound {
  done: number;
  stale: number;
  readonly other: string[];
}
