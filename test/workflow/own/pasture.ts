import { lifecycle } from '../../../workflows/fragments/lifecycle.ts';
import type { TypeParts } from '../../../workflows/fragments/type-parts.ts';

const head = { id: 'pasture', version: 1, label: { zh: '草原纠纷', en: 'Pasture dispute' } };

export const pastureParts: TypeParts = {
  mediationClock: 'C-MED',
  acceptRequires: [],
  firstSessionRequires: [],
  signingRequires: [],
  confirmationRequires: [],
  hasBarredConfirmation: false,
  hasPaymentOrder: false,
  hasArbitralReview: false,
  oralAgreement: 'allowed',
  oralRequires: [],
  inTriage: {},
  whileActive: {},
  whilePreparing: {},
  beside: {},
  whileSettled: {},
  whileOver: {},
  whileMediating: {},
  whileDrafting: {},
  whileSigning: {},
};

/** A dispute type an office adds: over grazing land, with nothing of its own beside the shared lifecycle. */
export const pasture = lifecycle(head, pastureParts);
