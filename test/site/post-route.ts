import type { Objects } from './addresses.ts';
import type { FormFile, Values } from './forms.ts';
import type { Person } from './visitor.ts';
import type { SiteWorld } from './world.ts';

/** One form: who sends it from which page, once well and once badly. */
export interface PostRoute {
  readonly as: Person;
  /** The page with the form, in the way of a route. */
  readonly page: string;
  readonly query?:
    | Readonly<Record<string, string>>
    | ((world: SiteWorld) => Readonly<Record<string, string>>);
  /** Other objects than the usual ones. */
  readonly at?: (world: SiteWorld) => Objects;
  /** What has to happen before the form is there. */
  readonly before?: (world: SiteWorld) => Promise<unknown>;
  /** What is typed; a hidden field chooses the form of one line among many. */
  readonly fill?: Values | ((world: SiteWorld) => Values);
  readonly files?: () => Promise<Readonly<Record<string, FormFile>>>;
  readonly answer: GoodAnswer;
  readonly badly: BadTry;
}

/** Where it leads: to a known object, to one it made, or to a page that is shown at once and holds this. */
export type GoodAnswer =
  | { readonly to: string }
  | { readonly toNew: readonly string[] }
  | { readonly shows: string };

/** What is different the second time, and the status this gets. */
export interface BadTry {
  readonly status: 400 | 403 | 404 | 415 | 422;
  readonly as?: Person;
  readonly fill?: Values;
  readonly isWithoutFiles?: true;
  /** The address it is sent to instead. */
  readonly to?: string;
  /** Sent as plain text, which no page does. */
  readonly isPlainText?: true;
}
