import type { StateDef } from '../../src/workflow/definitions/definition.ts';
import { copies, entrusting, warning } from './acts.ts';
import { linkingCase, mergingCase } from './joining.ts';
import { reopeningImported, shutting, voiding } from './proposals.ts';
import { movingWithTheMap } from './succession.ts';
import { by, notify, recorded, type StateEvents } from './transition.ts';
import type { TypeParts } from './type-parts.ts';
import { referralReceipt } from './units.ts';

const desk = ['clerk', 'coordinator'] as const;

const noters = [
  'clerk',
  'mediator',
  'villageMediator',
  'chair',
  'coordinator',
  'leader',
  'justice',
  'partner',
] as const;

/** Adding papers and notes never conflicts with a colleague's open form. */
export const caseNotes: StateEvents = {
  addNote: by(noters, {
    effects: recorded,
  }),
  ...linkingCase,
  ...copies,
  ...movingWithTheMap,
};

/** Who acts for a party may change up to the last signature. */
export const representativeChanges: StateEvents = {
  addRepresentative: by(['clerk', 'mediator', 'coordinator'], { effects: recorded }),
};

export const partyChanges: StateEvents = {
  addParty: by(['clerk', 'mediator', 'coordinator'], { effects: recorded }),
  replaceParty: by(['clerk', 'mediator', 'coordinator'], {
    effects: recorded,
    basis: ['《民事诉讼法》第五十五条、第一百五十三条（参照）'],
  }),
  ...representativeChanges,
};

/** From registration to acceptance, with the ways out before a proceeding exists. */
export function intake(parts: TypeParts): Record<string, StateDef> {
  return {
    triage: {
      meta: { label: { zh: '研判分流', en: 'Triage' }, tags: ['open'] },
      on: {
        accept: by([...desk, 'chair'], {
          to: 'accepted',
          requires: ['bothSidesKnown', ...parts.acceptRequires],
          effects: [{ kind: 'allotNumber' }, { kind: 'openProceeding' }, notify('chair', 'caseAccepted')],
          documents: ['D02', 'D03'],
          basis: ['《人民调解法》第十七条', '《人民调解法》第十八条'],
        }),
        resolveOnSpot: by(['gridWorker', 'villageMediator', 'clerk', 'coordinator'], {
          to: 'selfResolved',
          effects: [{ kind: 'markResolved', data: { how: 'selfResolved' } }],
        }),
        takeFromLedger: by(['system'], {
          to: 'imported',
          effects: [{ kind: 'markResolved', data: { how: 'imported' } }],
        }),
        refer: by(desk, {
          to: 'referredOut',
          documents: ['D23'],
          effects: [notify('coordinator', 'caseReferred')],
          basis: ['《保障农民工工资支付条例》第十条', '《信访工作条例》第二十二条'],
        }),
        refuse: by(['chair', 'coordinator'], {
          to: 'refused',
          documents: ['D19'],
          basis: ['《人民调解法》第十七条'],
          effects: [notify('clerk', 'caseRefused')],
        }),
        ...parts.inTriage,
        ...entrusting,
        ...warning,
        ...partyChanges,
        ...mergingCase,
        ...voiding(),
        ...caseNotes,
      },
    },
    selfResolved: {
      meta: { label: { zh: '网格即时化解', en: 'Resolved on the spot' } },
      on: {
        ...shutting(),
        ...caseNotes,
      },
    },
    imported: {
      meta: { label: { zh: '台账导入（已化解）', en: 'From a ledger (resolved)' } },
      on: {
        ...reopeningImported,
        ...voiding(),
        ...caseNotes,
      },
    },
    referredOut: {
      meta: { label: { zh: '已移送', en: 'Referred out' }, deadlines: ['C-REF'] },
      on: {
        referReturn: by(
          desk,
          {
            to: 'routed',
            when: ['referralDecided'],
            effects: [{ kind: 'markResolved', data: { how: 'routed' } }],
          },
          { to: 'triage', effects: [notify('clerk', 'caseReturned')] },
        ),
        ...referralReceipt,
        ...caseNotes,
        expire: by(['system'], { effects: [notify('coordinator', 'referralReplyDue')] }),
      },
    },
    refused: {
      meta: { label: { zh: '不予受理', en: 'Not accepted' } },
      on: { ...shutting(), ...caseNotes },
    },
    merged: { meta: { label: { zh: '并入已有案件', en: 'Joined an existing case' } } },
    void: { meta: { label: { zh: '作废', en: 'Void' } } },
  };
}
