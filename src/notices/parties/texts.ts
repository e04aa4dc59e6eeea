import { mostCharacters, type PartyTextCode, partyTextCodes, partyTexts } from './wording.ts';

export const fieldLabels = {
  parties: { zh: '发给', en: 'Send to' },
  consent: {
    zh: '所选当事人已同意用登记的手机接收短信',
    en: 'Those chosen have agreed to get texts at the mobile on record',
  },
  text: { zh: '短信内容', en: 'Text' },
  reason: { zh: '修改依据或者理由', en: 'Basis or reason' },
  validFrom: { zh: '启用日期', en: 'In force from' },
  validFromHint: { zh: '不早于今天', en: 'Today or later' },
} as const;

export const partyProblemTexts = {
  nobodyChosen: { zh: '请至少选择一名当事人', en: 'Choose at least one party' },
  notReachable: {
    zh: '所选当事人不能接收，或者已经发过',
    en: 'One of them cannot get it, or has got it already',
  },
  consentMissing: { zh: '须先征得当事人同意并勾选', en: 'The parties have to agree first; tick the box' },
  noTelephone: {
    zh: '调委会没有登记咨询电话：请系统管理员在“机构和人员”中登记',
    en: 'The committee has no telephone on record: the system administrator enters it under Offices and people',
  },
  blanksMissing: { zh: '须保留 {{blanks}}', en: 'Keep {{blanks}}' },
  blanksUnknown: { zh: '没有 {{blanks}} 这样的空位', en: 'There is no blank {{blanks}}' },
  brackets: { zh: '不能有【】：短信平台用它放签名', en: 'No 【】: gateways put their signature there' },
  dayPast: { zh: '须是今天或者以后', en: 'Must be today or later' },
} as const;

function labels(language: 'zh' | 'en'): Readonly<Record<PartyTextCode, string>> {
  const entries = partyTextCodes.map((code) => [code, partyTexts[code].label[language]] as const);
  return Object.fromEntries(entries) as Record<PartyTextCode, string>;
}

/** Words of the texts to parties. Merged under `notices`. */
export const partiesLocales = {
  'zh-CN': {
    partyTexts: labels('zh'),
    offer: {
      title: '发短信：{{name}}',
      preview: '将要发出的内容',
      to: '发给：{{names}}',
      connected: '短信由网关发出；21:00 至次日 07:30 之间提交的，07:30 后发出。',
      notConnected:
        '本单位没有接通短信网关：文字只作记录，不会发出。请照文字打电话告知，或者打印交给当事人。',
      nobody: '没有可以接收短信的当事人。请照文字打电话告知，或者打印交给当事人。',
      unreachable: '不能发的',
      noPhone: '没有登记电话',
      landline: '登记的是座机，请打电话告知',
      told: '已经发过',
      ready: '{{name}} {{phone}}',
      send: '发送',
      record: '记录',
      queued: '短信已提交。',
    },
    sent: {
      title: '发给当事人的短信',
      offers: '可以发：',
      at: '提交时间',
      what: '类别',
      who: '当事人',
      state: '状态',
      text: '内容',
      open: '看全文',
      openOf: '看全文：{{what}} {{name}}',
      pageTitle: '{{what}}：{{name}}',
      notSentNote: '没有外发：请照下面的文字打电话告知，或者打印交给当事人。',
      phone: '号码',
      by: '提交人',
      consent: '当事人同意',
      yes: '已同意',
      notAsked: '不需要',
    },
    wording: {
      title: '给当事人的短信',
      lead: '四种短信的文字。本调委会可以用自己的文字，从启用日起生效；不写案情。',
      name: '短信',
      now: '现在的文字',
      own: '本调委会第 {{no}} 版，{{day}} 起',
      standard: '通用文字',
      coming: '第 {{no}} 版 {{day}} 起启用',
      version: '版本',
      edit: '修改文字',
      editOf: '修改文字：{{name}}',
      hint: '须保留 {{blanks}}，发送时自动填入；最多 {{most}} 字',
      save: '启用',
      saved: '新的文字已记录，从启用日起生效。',
      link: '给当事人的短信',
    },
  },
  en: {
    partyTexts: labels('en'),
    offer: {
      title: 'Send a text: {{name}}',
      preview: 'What will be sent',
      to: 'To: {{names}}',
      connected: 'The gateway sends it; what is handed in between 21:00 and 07:30 leaves at 07:30.',
      notConnected:
        'No gateway is connected: the text is recorded, not sent. Read it out on the telephone or hand it over on paper.',
      nobody: 'No party can get a text. Read it out on the telephone or hand it over on paper.',
      unreachable: 'Not possible for',
      noPhone: 'no telephone on record',
      landline: 'a landline is on record; please call',
      told: 'has got it already',
      ready: '{{name}} {{phone}}',
      send: 'Send',
      record: 'Record',
      queued: 'The text is in line.',
    },
    sent: {
      title: 'Texts to parties',
      offers: 'May be sent:',
      at: 'Handed in',
      what: 'Text',
      who: 'Party',
      state: 'State',
      text: 'Words',
      open: 'Read',
      openOf: 'Read: {{what}} {{name}}',
      pageTitle: '{{what}}: {{name}}',
      notSentNote: 'It was not sent: read it out on the telephone or hand it over on paper.',
      phone: 'Number',
      by: 'Handed in by',
      consent: 'Consent of the party',
      yes: 'given',
      notAsked: 'not needed',
    },
    wording: {
      title: 'Texts to parties',
      lead: 'The four texts. The committee may put them in its own words from a day on; never what a case is about.',
      name: 'Text',
      now: 'Words of today',
      own: 'version {{no}} of this committee, from {{day}}',
      standard: 'standard words',
      coming: 'version {{no}} from {{day}}',
      version: 'Version',
      edit: 'Change',
      editOf: 'Change the words: {{name}}',
      hint: 'Keep {{blanks}}: filled in when it is sent; {{most}} characters at most',
      save: 'Put in force',
      saved: 'The new words are recorded and hold from their day on.',
      link: 'Texts to parties',
    },
  },
} as const;

/** What stands below the words in the editor. */
export function wordingHint(blanks: readonly string[]): { zh: string; en: string } {
  const listed = blanks.map((name) => `{${name}}`).join(' ');
  const fill = (text: string): string =>
    text.replace('{{blanks}}', listed).replace('{{most}}', String(mostCharacters));
  return {
    zh: fill(partiesLocales['zh-CN'].wording.hint),
    en: fill(partiesLocales.en.wording.hint),
  };
}
