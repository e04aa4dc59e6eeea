import { lifecycle } from '../../../workflows/fragments/lifecycle.ts';
import type { TypeParts } from '../../../workflows/fragments/type-parts.ts';
import { usualTraits } from '../../../workflows/fragments/usual-traits.ts';

const head = { id: 'pasture', version: 1, label: { zh: '草原纠纷', en: 'Pasture dispute' } };

const own = { ...usualTraits, titleWord: '草原纠纷', paperWord: '草原纠纷' };

/** What any dispute type must state, for one that is only tried out. */
export const toyTraits = { ...own, paymentOrderLaw: null, hasArbitralReview: false };

export const pastureParts: TypeParts = {
  traits: own,
  acceptRequires: [],
  firstSessionRequires: [],
  signingRequires: [],
  confirmationRequires: [],
  hasBarredConfirmation: false,
  paymentOrder: null,
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
