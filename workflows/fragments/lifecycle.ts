import type { Bilingual } from '../../src/platform/i18n.ts';
import type { WorkflowDefinition } from '../../src/workflow/definitions/definition.ts';
import { drafting, settled, signing } from './agreement.ts';
import { assignment } from './assignment.ts';
import { closing } from './closing.ts';
import { correctable } from './corrections.ts';
import { intake } from './intake.ts';
import { mediating, preparing } from './mediation.ts';
import type { TypeParts } from './type-parts.ts';

/** The overlays a case of this version carries beside its lifecycle. */
const overlayVersions = { hold: 1, risk: 1, level: 1, supervision: 1 };

/** The lifecycle all dispute types share, with the parts of one type put in. */
export function lifecycle(
  head: { readonly id: string; readonly version: number; readonly label: Bilingual },
  parts: TypeParts,
): WorkflowDefinition {
  return {
    ...head,
    kind: 'case',
    overlays: overlayVersions,
    facts: { oralForm: parts.oralAgreement === 'allowed' ? 'allowed' : 'barred' },
    traits: {
      ...parts.traits,
      paymentOrderLaw: parts.paymentOrder?.law ?? null,
      hasArbitralReview: parts.hasArbitralReview,
    },
    initial: 'triage',
    states: correctable({
      ...intake(parts),
      ...assignment(parts),
      ...preparing(parts),
      ...mediating(parts),
      ...drafting(parts),
      ...signing(parts),
      ...settled(parts),
      ...closing(parts),
    }),
  };
}
