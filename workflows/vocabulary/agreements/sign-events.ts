import { z } from 'zod';
import {
  checksField,
  personName,
  rowsField,
  selectField,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const agreement = (options: string) => selectField({ label: { zh: '协议', en: 'Agreement' }, options });

const capacities = [
  { value: 'self', label: { zh: '本人', en: 'In person' } },
  { value: 'head', label: { zh: '法定代表人、负责人', en: 'Head' } },
  { value: 'representative', label: { zh: '推选的代表', en: 'Elected representative' } },
  { value: 'agent', label: { zh: '委托代理人（特别授权）', en: 'Agent with special power' } },
  { value: 'guardian', label: { zh: '监护人', en: 'Guardian' } },
] as const;

const ways = [
  { value: 'signature', label: { zh: '签名', en: 'Signature' } },
  { value: 'seal', label: { zh: '盖章', en: 'Seal' } },
  { value: 'fingerprint', label: { zh: '按指印', en: 'Fingerprint' } },
  { value: 'signatureAndFingerprint', label: { zh: '签名并按指印', en: 'Signature and fingerprint' } },
  {
    value: 'helperAndFingerprint',
    label: { zh: '他人代书姓名并按指印', en: 'Name written by another, and fingerprint' },
  },
] as const;

export const signForm = z.strictObject({
  agreementId: agreement('agreements'),
  partyId: selectField({ label: { zh: '当事人', en: 'Party' }, options: 'parties' }),
  personName: personName({ label: { zh: '签署人姓名', en: 'Name of who signs' } }),
  capacity: selectField({ label: { zh: '签署身份', en: 'Signs as' }, options: capacities, widget: 'radio' }),
  way: selectField({
    label: { zh: '签署方式', en: 'How' },
    hint: { zh: '劳动争议须签名或者盖章', en: 'Labour disputes need a signature or a seal' },
    options: ways,
    widget: 'radio',
  }),
  helperName: personName({
    label: { zh: '代书人', en: 'Who wrote the name' },
    hint: {
      zh: '不能书写的，全文宣读后由他人代书姓名',
      en: 'For who cannot write, after the text was read aloud',
    },
    required: false,
  }),
  witnesses: rowsField(z.strictObject({ name: personName({ label: { zh: '姓名', en: 'Name' } }) }), {
    label: { zh: '见证人', en: 'Witnesses' },
    hint: { zh: '代书的须有两名以上见证人', en: 'Two or more where another wrote the name' },
    min: 0,
    max: 4,
  }),
  mapIds: checksField({
    label: { zh: '一并签名的界线图', en: 'Map signed together with it' },
    options: 'mapAnnexes',
    required: false,
    max: 10,
  }),
});

export const signMediatorForm = z.strictObject({
  agreementId: agreement('agreements'),
  personName: selectField({ label: { zh: '人民调解员', en: 'Mediator' }, options: 'caseMediators' }),
});

export const affixSealForm = z.strictObject({
  agreementId: agreement('agreements'),
  sealId: selectField({ label: { zh: '印章', en: 'Seal' }, options: 'seals' }),
});

export const refuseSignForm = z.strictObject({
  partyId: selectField({ label: { zh: '拒绝签署的当事人', en: 'Party who refuses' }, options: 'parties' }),
  reason: textField({ label: { zh: '理由', en: 'Reason' }, multiline: true, max: 1000 }),
});

export const signPeacePactForm = z.strictObject({
  agreementId: agreement('peacePacts'),
  signer: selectField({
    label: { zh: '签署方', en: 'Signer' },
    options: [
      { value: 'party', label: { zh: '当事人', en: 'Party' } },
      { value: 'mediator', label: { zh: '人民调解员', en: 'Mediator' } },
      { value: 'seal', label: { zh: '调委会印章', en: 'Seal of the committee' } },
    ],
    widget: 'radio',
  }),
  partyId: selectField({
    label: { zh: '当事人', en: 'Party' },
    options: 'parties',
    required: false,
  }),
  personName: personName({ label: { zh: '签署人姓名', en: 'Name of who signs' }, required: false }),
  capacity: selectField({
    label: { zh: '签署身份', en: 'Signs as' },
    options: capacities,
    widget: 'radio',
    required: false,
  }),
  way: selectField({ label: { zh: '签署方式', en: 'How' }, options: ways, widget: 'radio', required: false }),
  sealId: selectField({ label: { zh: '印章', en: 'Seal' }, options: 'seals', required: false }),
});

/** Signatures, the seal, and a refusal to sign; all on paper, recorded here. */
export const signingEvents = [
  {
    name: 'sign',
    label: { zh: '登记当事人签署', en: "Record a party's signature" },
    hint: {
      zh: '在纸质协议书上签署后登记；本系统不生成签名图样',
      en: 'Record what was signed on paper; this system makes no signature images',
    },
    kind: 'exclusive',
    form: signForm,
    tone: 'primary',
  },
  {
    name: 'signMediator',
    label: { zh: '登记调解员签名', en: "Record a mediator's signature" },
    kind: 'exclusive',
    form: signMediatorForm,
    tone: 'primary',
  },
  {
    name: 'affixSeal',
    label: { zh: '登记加盖调委会印章', en: 'Record the seal of the committee' },
    kind: 'exclusive',
    form: affixSealForm,
    tone: 'primary',
    confirm: {
      zh: '印章须属于主持本次调解的人民调解委员会。',
      en: 'The seal must be that of the committee that mediated.',
    },
  },
  {
    name: 'refuseSign',
    label: { zh: '登记当事人拒绝签署', en: 'Record a refusal to sign' },
    kind: 'exclusive',
    form: refuseSignForm,
    tone: 'danger',
    confirm: {
      zh: '登记后定稿作废并留存，重新拟定草稿。',
      en: 'The final text becomes void but is kept; a new draft is made from it.',
    },
  },
  {
    name: 'signPeacePact',
    label: { zh: '登记共建协议签署', en: 'Record a signature on the peace pact' },
    kind: 'append',
    form: signPeacePactForm,
  },
] as const satisfies readonly EventSpec[];
