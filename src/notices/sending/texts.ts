import { type DeliveryState, deliveryStates } from './delivery.ts';
import { type Channel, channels } from './port.ts';

export const fieldLabels = {
  state: { zh: '状态', en: 'State' },
  channel: { zh: '渠道', en: 'Channel' },
  day: { zh: '日期', en: 'Day' },
} as const;
export const nextLabel = { zh: '下一页', en: 'Next page' } as const;

export const channelLabels = {
  mail: { zh: '电子邮件', en: 'E-mail' },
  sms: { zh: '短信', en: 'Text message' },
  wecom: { zh: '企业微信群', en: 'WeCom group' },
} as const satisfies Record<Channel, { zh: string; en: string }>;

const stateLabels = {
  waiting: { zh: '待发送', en: 'Waiting' },
  sending: { zh: '发送中', en: 'Being sent' },
  sent: { zh: '已发送', en: 'Sent' },
  notSent: { zh: '未外发', en: 'Not sent' },
  failed: { zh: '发送失败', en: 'Failed' },
  unknown: { zh: '是否送达不明', en: 'Unknown' },
} as const satisfies Record<DeliveryState, { zh: string; en: string }>;

export const stateOptions = deliveryStates.map((value) => ({ value, label: stateLabels[value] }));
export const channelOptions = channels.map((value) => ({ value, label: channelLabels[value] }));

function side<Name extends string>(
  labels: Readonly<Record<Name, { readonly zh: string; readonly en: string }>>,
  language: 'zh' | 'en',
): Readonly<Record<Name, string>> {
  const entries = Object.entries<{ readonly zh: string; readonly en: string }>(labels);
  return Object.fromEntries(entries.map(([name, label]) => [name, label[language]])) as Record<Name, string>;
}

/** Words of the delivery log. Merged under `notices`. */
export const sendingLocales = {
  'zh-CN': {
    fields: side(fieldLabels, 'zh'),
    states: side(stateLabels, 'zh'),
    channels: side(channelLabels, 'zh'),
    log: {
      title: '发送记录',
      lead: '系统向外发送的提醒和短信：发给谁、何时、结果如何。内容只在案件页面可见。',
      connections: '渠道接通情况',
      connected: '已接通：{{host}}',
      notConnected: '未接通，只记录不外发',
      all: '全部',
      show: '查询',
      empty: '没有符合条件的发送记录。',
      list: '发送记录列表',
      at: '提交时间',
      about: '事由',
      recipient: '收件人',
      attempts: '次数',
      reason: '原因',
      nextTry: '{{at}} 再试',
      action: '操作',
      tryAgain: '再发一次',
      tryUnknown: '可能已发出，仍再发一次',
      tryAgainOf: '再发一次：{{recipient}} {{at}}',
      again: '已重新排队发送。',
    },
    abouts: {
      notice: '工作提醒',
      receipt: '受理回执',
      appointment: '调解预约',
      agreementReady: '协议待签',
      performanceDue: '履行到期',
    },
    reasons: {
      timeout: '对方超时未答',
      notReached: '连接不上对方',
      unknownHost: '找不到对方的地址',
      tls: '对方的证书或加密不被接受',
      auth: '用户名或密码被拒绝',
      address: '收件地址被拒绝',
      dropped: '连接中途断开',
      tooLong: '对方的回答过长',
      wrongJson: '对方的回答看不懂',
      crashed: '发送时程序中断',
      internal: '系统内部错误，见日志',
      noAddress: '没有可用的号码或地址，或者号码已变更',
      tooLate: '时间已过或者情况已变，不再发送',
      http: '对方回答 HTTP {{detail}}',
      smtp: '邮件服务器回答 {{detail}}',
      gateway: '短信网关不接受 {{detail}}',
      wecom: '企业微信回答 {{detail}}',
    },
  },
  en: {
    fields: side(fieldLabels, 'en'),
    states: side(stateLabels, 'en'),
    channels: side(channelLabels, 'en'),
    log: {
      title: 'Delivery log',
      lead: 'Notices and texts that left the house: to whom, when, and how it went. What they say is seen on the page of the case only.',
      connections: 'Channels',
      connected: 'Connected: {{host}}',
      notConnected: 'Not connected: recorded, not sent',
      all: 'All',
      show: 'Show',
      empty: 'No deliveries match.',
      list: 'Deliveries',
      at: 'Put in line',
      about: 'About',
      recipient: 'Recipient',
      attempts: 'Tries',
      reason: 'Reason',
      nextTry: 'next try {{at}}',
      action: 'Action',
      tryAgain: 'Try again',
      tryUnknown: 'May have been sent; try again',
      tryAgainOf: 'Try again: {{recipient}} {{at}}',
      again: 'It is in line again.',
    },
    abouts: {
      notice: 'Staff notice',
      receipt: 'Receipt',
      appointment: 'Appointment',
      agreementReady: 'Agreement ready',
      performanceDue: 'Performance due',
    },
    reasons: {
      timeout: 'no answer in time',
      notReached: 'could not be reached',
      unknownHost: 'its address is unknown',
      tls: 'its certificate or encryption is not acceptable',
      auth: 'user or password refused',
      address: 'the address was refused',
      dropped: 'the connection was dropped',
      tooLong: 'its answer was too long',
      wrongJson: 'its answer was not understood',
      crashed: 'the program ended while sending',
      internal: 'internal error, see the log',
      noAddress: 'there is no number or address, or it has changed',
      tooLate: 'it is too late, or things have changed',
      http: 'it answered HTTP {{detail}}',
      smtp: 'the mail server answered {{detail}}',
      gateway: 'the gateway did not take it {{detail}}',
      wecom: 'WeCom answered {{detail}}',
    },
  },
} as const;

export const deliveryErrorLocales = {
  'zh-CN': { deliveryMoved: '这条消息已在排队或者已经发出，请刷新页面查看。' },
  en: { deliveryMoved: 'This text waits or was sent meanwhile; open the page anew.' },
} as const;
