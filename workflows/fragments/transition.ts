import type { ActingRole, EffectSpec, TransitionDef } from '../../src/workflow/definitions/definition.ts';

export interface BranchOptions {
  readonly to?: string | readonly string[];
  readonly requires?: readonly string[];
  readonly when?: readonly string[];
  readonly effects?: readonly EffectSpec[];
  readonly documents?: readonly string[];
  readonly basis?: readonly string[];
  readonly reenter?: true;
  readonly explainOnly?: true;
}

export type StateEvents = Readonly<Record<string, readonly TransitionDef[]>>;

/** One event of a state: the roles that may fire it and its branches in order. */
export function by(
  roles: readonly ActingRole[],
  ...branches: readonly BranchOptions[]
): readonly TransitionDef[] {
  return branches.map((branch) => ({
    ...(branch.to === undefined ? {} : { target: branch.to }),
    ...(branch.reenter ? { reenter: true as const } : {}),
    ...(branch.requires ? { requires: branch.requires } : {}),
    ...(branch.when ? { when: branch.when } : {}),
    meta: {
      roles,
      ...(branch.basis ? { basis: branch.basis } : {}),
      ...(branch.documents ? { documents: branch.documents } : {}),
      ...(branch.effects ? { effects: branch.effects } : {}),
      ...(branch.explainOnly ? { explainOnly: true as const } : {}),
    },
  }));
}

/** A fact noted in the history without moving the case. */
export const recorded: readonly EffectSpec[] = [{ kind: 'recorded' }];

/** Tells somebody about the event through the inbox. */
export function notify(to: string, kind: string): EffectSpec {
  return { kind: 'notify', data: { to, kind } };
}
