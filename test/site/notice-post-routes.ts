import type { PostRoute } from './post-route.ts';

/** The forms of what leaves the house. */
export const noticeRoutes: Readonly<Record<string, PostRoute>> = {
  '/admin/accounts/:account/addresses': {
    as: 'sysadmin',
    page: '/admin/accounts/:account/addresses',
    fill: { sms: '13800000010', mail: 'clerk@kelu.example', wecom: 'clerk01' },
    answer: { to: '/admin/accounts' },
    badly: { fill: { sms: '0759-8801234' }, status: 422 },
  },
  '/me/notices': {
    as: 'clerk',
    page: '/me/notices',
    fill: { channels: 'mail', mode: 'digest', digestAt: '08:30' },
    answer: { to: '/me/notices' },
    badly: { fill: { digestAt: '22:00' }, status: 422 },
  },
  '/admin/deliveries/:delivery/again': {
    as: 'sysadmin',
    page: '/admin/deliveries',
    answer: { to: '/admin/deliveries' },
    badly: { to: '/admin/deliveries/none/again', status: 404 },
  },
  '/cases/:id/texts/:text': {
    as: 'mediator',
    page: '/cases/:id/texts/:text',
    answer: { to: '/cases/:id#panel-partyTexts' },
    badly: { isPlainText: true, status: 415 },
  },
  '/papers/texts/:text': {
    as: 'chair',
    page: '/papers/texts/:text',
    fill: {
      text: '事项已受理，编号{code}，电话{telephone}。',
      reason: '镇调委会决定',
      validFrom: '2026-11-24',
    },
    answer: { to: '/papers/texts' },
    badly: { fill: { text: '事项已受理。' }, status: 422 },
  },
};
