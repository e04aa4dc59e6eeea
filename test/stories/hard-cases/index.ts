import type { StoryDriver } from '../story.ts';
import { playAbsentParty } from './absent.ts';
import { playMissedInstalment, playRejectedConfirmation, playUnpaidWages } from './confirmation.ts';
import { playExtension } from './extension.ts';
import { playOralAgreement } from './oral.ts';
import { playCousin } from './recusal.ts';
import { playAgent, playVillageHead } from './signing.ts';

/** The hard cases of practice that are played through services and pages alike, by number and name. */
export const hardCases: readonly (readonly [string, (story: StoryDriver) => Promise<void>])[] = [
  ['1-oral', playOralAgreement],
  ['2-absent', playAbsentParty],
  ['3-agent', playAgent],
  ['7-recusal', playCousin],
  ['9-instalment', playMissedInstalment],
  ['9-wages', playUnpaidWages],
  ['10-rejected', playRejectedConfirmation],
  ['14-village', playVillageHead],
  ['18-extension', playExtension],
];
