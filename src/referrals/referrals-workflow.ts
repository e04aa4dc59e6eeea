import type { Contribution } from '../../workflows/vocabulary/events.ts';
import { recordAct } from '../cases/acts/act-handlers.ts';
import { appealWatch, recordAward } from './decision-handlers.ts';
import { recordEntrustment, reportToCourt } from './entrustment-handlers.ts';

/** What goes to and comes from other bodies: courts that entrust a dispute, arbitration, letters, suits. */
export const referralsWorkflow: Contribution = {
  handlers: {
    recordEntrustment,
    reportToCourt,
    recordAward,
    appealWatch,
    complainInspection: recordAct,
    reportRefusalToPay: recordAct,
    requestEmergencyFund: recordAct,
    referLegalAid: recordAct,
    fileArbitration: recordAct,
    fileRuralArbitration: recordAct,
    applyGovernmentDecision: recordAct,
    sue: recordAct,
    policeLinkCertificate: recordAct,
  },
};
