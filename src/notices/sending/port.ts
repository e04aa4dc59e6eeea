/** Ways out of the house. What serves one is a matter of the settings; without any it is the log. */
export const channels = ['mail', 'sms', 'wecom'] as const;
export type Channel = (typeof channels)[number];

export type AdapterName = 'log' | 'http-template' | 'wecom-bot' | 'smtp';

/** Those by which a lost try may be repeated: the receiver knows the text again, or nothing leaves the house at all. */
export const repeatingAdapters: readonly (AdapterName | null)[] = ['log', 'smtp'];

/** One text for one recipient. `id` is the same at every try. */
export interface OutboundText {
  readonly id: string;
  /** Where it goes: mail address, mobile or id in WeCom. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** What it is about: `notice`, or the code of a text to parties. */
  readonly about: string;
}

/**
 * What became of one try. `refused`: certainly not sent. `lost`: it may have gone out, nobody knows. A reason is a code,
 * at most followed by a short detail; never an address, a secret or what the other side wrote.
 */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'logged' }
  | { readonly kind: 'refused'; readonly reason: string; readonly isFinal: boolean }
  | { readonly kind: 'lost'; readonly reason: string };

/** How texts leave the house. `send` never throws for what the other side does, and ends within its own time limit. */
export interface NotificationPort {
  readonly name: AdapterName;
  send(text: OutboundText): Promise<Outcome>;
}

export type Adapters = Readonly<Record<Channel, NotificationPort>>;

/** Longest that one try may take. */
export const tryLimitMs = 10_000;
