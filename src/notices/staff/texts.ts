export const fieldLabels = {
  channels: { zh: '另外用这些渠道提醒我', en: 'Also remind me by' },
  channelsHint: {
    zh: '站内消息总会有；不选就只有站内消息',
    en: 'The inbox always has everything; choose none for the inbox alone',
  },
  mode: { zh: '何时提醒', en: 'When' },
  modeHint: {
    zh: '紧急险情、家庭暴力、改变争议土地现状总是立即提醒，不受免打扰限制',
    en: 'Emergencies, violence in the family and changes to disputed land always come at once, at any hour',
  },
  digestAt: { zh: '每日摘要时间', en: 'Time of the digest' },
  quietFrom: { zh: '免打扰开始', en: 'Quiet from' },
  quietUntil: { zh: '免打扰结束', en: 'Quiet until' },
  quietHint: { zh: '开始和结束相同，就没有免打扰时段', en: 'The same time twice means no quiet hours' },
  restDays: { zh: '休息日和节假日也免打扰', en: 'Quiet on rest days and holidays too' },
  mobile: { zh: '手机', en: 'Mobile' },
  mail: { zh: '电子邮箱', en: 'E-mail address' },
  wecom: { zh: '企业微信账号', en: 'WeCom user id' },
  removed: { zh: '删除已登记的全部号码和地址', en: 'Remove all that is on record' },
  wecomHint: { zh: '群机器人用它提到本人', en: 'By which the robot in the group calls the person' },
} as const;

export const modeOptions = [
  { value: 'atOnce', label: { zh: '立即', en: 'At once' } },
  { value: 'digest', label: { zh: '每日摘要', en: 'Once a day, as a digest' } },
] as const;

export const staffProblemTexts = {
  noAddress: {
    zh: '还没有这个渠道的号码或地址，请系统管理员先登记',
    en: 'There is no address for this channel yet; the system administrator has to enter it',
  },
  digestIsQuiet: { zh: '每日摘要的时间在免打扰时段内', en: 'The time of the digest lies in the quiet hours' },
  mobileOnly: { zh: '须是手机号码，座机收不到短信', en: 'Only a mobile gets text messages' },
  mailAddress: { zh: '邮箱地址的写法不对', en: 'This is no e-mail address' },
  wecomId: { zh: '只能有字母、数字和 . _ - @', en: 'Letters, digits and . _ - @ only' },
} as const;

/** Words of staff notices. Merged under `notices`. */
export const staffLocales = {
  'zh-CN': {
    mine: {
      title: '提醒设置',
      lead: '不登录时怎样知道有事要办。',
      addresses: '已登记的号码和地址',
      addressesNote: '由系统管理员登记。有变动请告诉系统管理员。',
      none: '未登记',
      save: '保存',
      saved: '提醒设置已保存。',
      link: '提醒设置',
    },
    addressesOf: {
      title: '提醒地址：{{username}}',
      link: '提醒地址',
      linkOf: '提醒地址：{{username}}',
      note: '号码和地址加密保存。已登记的只显示一部分；填写新的即替换，留空不变，勾选删除则删除。',
      now: '现在的',
      save: '保存',
      saved: '提醒地址已保存。',
    },
    digest: {
      single: '定分：{{about}}有新消息',
      subject: '定分：{{matters}} 件事项有 {{n}} 条消息',
      line: '{{about}}：{{sentences}}',
      ofCase: '案件 {{code}}',
      ofLead: '线索 {{code}}',
      general: '其他事项',
      more: '另有 {{n}} 件，请登录查看。',
      open: '登录办理：{{href}}',
    },
  },
  en: {
    mine: {
      title: 'Notices',
      lead: 'How you learn that something is to be done while you are not signed in.',
      addresses: 'Numbers and addresses on record',
      addressesNote: 'The system administrator enters them; tell him of changes.',
      none: 'none',
      save: 'Save',
      saved: 'Your choice is saved.',
      link: 'Notices',
    },
    addressesOf: {
      title: 'Addresses for notices: {{username}}',
      link: 'Addresses',
      linkOf: 'Addresses for notices: {{username}}',
      note: 'They are kept encrypted; of those on record a part is shown. What you fill in takes their place, blank changes nothing, the tick removes all.',
      now: 'On record',
      save: 'Save',
      saved: 'The addresses are saved.',
    },
    digest: {
      single: 'Dingfen: news of {{about}}',
      subject: 'Dingfen: {{n}} messages on {{matters}} matters',
      line: '{{about}}: {{sentences}}',
      ofCase: 'case {{code}}',
      ofLead: 'lead {{code}}',
      general: 'other matters',
      more: '{{n}} more; sign in to read them.',
      open: 'Sign in: {{href}}',
    },
  },
} as const;
