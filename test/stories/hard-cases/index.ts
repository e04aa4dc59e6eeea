import type { StoryDriver } from '../story.ts';
import { playAbsentParty } from './absent.ts';
import { playMissedInstalment, playRejectedConfirmation, playUnpaidWages } from './confirmation.ts';
import { playThreat } from './danger.ts';
import { playExtension } from './extension.ts';
import { playOneSite } from './joining.ts';
import { playOralAgreement } from './oral.ts';
import { playCousin } from './recusal.ts';
import { playAgent, playVillageHead } from './signing.ts';
import { playManyWorkers } from './workers.ts';

/** The hard cases of practice that are played through services and pages alike, by number and name; with so many workers. */
export const hardCasesWith = (
  workers: number,
): readonly (readonly [string, (story: StoryDriver) => Promise<void>])[] => [
  ['1-oral', playOralAgreement],
  ['2-absent', playAbsentParty],
  ['3-agent', playAgent],
  ['5-workers', (story) => playManyWorkers(story, workers)],
  ['7-recusal', playCousin],
  ['9-instalment', playMissedInstalment],
  ['9-wages', playUnpaidWages],
  ['10-rejected', playRejectedConfirmation],
  ['12-site', playOneSite],
  ['14-village', playVillageHead],
  ['18-extension', playExtension],
  ['20-threat', playThreat],
];
