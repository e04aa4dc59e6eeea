import type { StoryDriver } from '../story.ts';
import { playAbsentParty } from './absent.ts';
import { playMissedInstalment, playRejectedConfirmation, playUnpaidWages } from './confirmation.ts';
import { playThreat } from './danger.ts';
import { playPoliceLink, playSham, playWithdrawal } from './endings.ts';
import { playExtension } from './extension.ts';
import {
  playAgain,
  playConfidential,
  playInterpreted,
  playOrderedSooner,
  playRareNames,
  playSignedApart,
  playTypedLater,
  playWithdrawnConfirmation,
} from './further.ts';
import { playCannotWrite } from './helped.ts';
import { playOneSite } from './joining.ts';
import { playTwoTowns } from './joint.ts';
import { playBoundary } from './land.ts';
import { playOralAgreement } from './oral.ts';
import { playArbitrationBeside, playEntrusted } from './other-bodies.ts';
import { playChild, playHeir, playMissingHolder, playUnknownRespondent } from './people.ts';
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
  ['6-joint', playTwoTowns],
  ['7-recusal', playCousin],
  ['9-instalment', playMissedInstalment],
  ['9-wages', playUnpaidWages],
  ['10-rejected', playRejectedConfirmation],
  ['12-site', playOneSite],
  ['13-boundary', playBoundary],
  ['14-village', playVillageHead],
  ['15-helped', playCannotWrite],
  ['18-extension', playExtension],
  ['19-arbitration', playArbitrationBeside],
  ['20-threat', playThreat],
  ['21-again', playAgain],
  ['24-entrusted', playEntrusted],
  ['30-typed', playTypedLater],
];

/** Further hard cases, played through the services alone. */
export const hardCasesByServices: readonly (readonly [string, (story: StoryDriver) => Promise<void>])[] = [
  ['4-child', playChild],
  ['8-withdrawal', playWithdrawal],
  ['11-withdrawn', playWithdrawnConfirmation],
  ['16-interpreted', playInterpreted],
  ['17-rare', playRareNames],
  ['22-holder', playMissingHolder],
  ['23-sham', playSham],
  ['25-police', playPoliceLink],
  ['26-unknown', playUnknownRespondent],
  ['27-heir', playHeir],
  ['28-confidential', playConfidential],
  ['32-apart', playSignedApart],
  ['34-sooner', playOrderedSooner],
];
