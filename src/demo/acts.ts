import { demoReferrals, demoRefusals } from '../../seeds/demo-matters.ts';
import { agreementActs } from './agreement-acts.ts';
import type { Act, CasePlayer } from './case-player.ts';
import type { ActName } from './script.ts';
import { sessionWords } from './session-words.ts';

/** How long before its registration a dispute happened. */
const daysBefore = 2;

/** Where those turn to whose mediation failed, by type. */
const routes = {
  general: ['court'],
  labor: ['arbitration', 'inspection'],
  land: ['ruralArbitration', 'court'],
  lease: ['court'],
} as const;

/** How each act is done: what is sent to the services, and in whose name. */
export const acts: Readonly<Record<ActName, Act>> = {
  register: async (player, { by }) => {
    const { type, applicant, respondent, matter, areaCode, channel } = player.spec;
    const { calendar } = player.stage.container.areas;
    await player.register(by, {
      type,
      summary: summaryOf(player),
      channel,
      areaCode,
      occurredOn: calendar.addDays(player.today(), -daysBefore),
      parties: [
        { side: 'applicant', ...applicant },
        { side: 'respondent', ...respondent },
      ],
      details: matter?.details ?? {},
    });
  },
  escalate: (player, { by }) =>
    player.fire(by, 'escalate', { level: player.spec.risk, note: '双方情绪激动，需要跟进。' }),
  accept: (player, { by }) =>
    player.fire(by, 'accept', {
      committeeId: 'demo-committee-town',
      applicationForm: 'oral',
      applicationReceivedOn: player.today(),
    }),
  assign: (player, { by }) =>
    player.fire(by, 'assign', { mediatorId: `demo-person-${player.spec.mediator}` }),
  acknowledge: (player, { by }) => player.fire(by, 'acknowledge', { noInterestDeclared: true }),
  consent: async (player, { by, party = 0 }) => {
    const partyId = (await player.partyIds())[party];
    await player.fire(by, 'consent', { partyId, answer: 'agree', way: 'oral' });
  },
  serveRights: async (player, { by, party = 0 }) => {
    const partyId = (await player.partyIds())[party];
    await player.fire(by, 'serveRights', { partyId, way: 'readAloud', hearingMode: 'open' });
  },
  holdSession: async (player, { by, from, to, result = 'ongoing' }) => {
    await player.fire(by, 'holdSession', {
      startedAt: from,
      endedAt: to,
      place: '客路镇综治中心调解室',
      // At red risk the sides do not meet face to face.
      mode: player.spec.risk === 'red' ? 'online' : 'joint',
      isOpen: true,
      presentPartyIds: await player.partyIds(),
      invitees: [],
      ...sessionWords(player.matter(), result),
      result,
    });
  },
  ...agreementActs,
  refuse: (player, { by }) => {
    const { reasonCode, explanation, properBody } = demoRefusals[player.spec.type];
    return player.fire(by, 'refuse', { reasonCode, explanation, properBody });
  },
  refer: (player, { by }) => {
    const { receiver, reason } = demoReferrals[player.spec.type];
    const { calendar } = player.stage.container.areas;
    const replyDueOn = calendar.rollForward(calendar.addDays(player.today(), 20));
    return player.fire(by, 'refer', { receiver, reason, replyDueOn });
  },
  resolveOnSpot: (player, { by }) =>
    player.fire(by, 'resolveOnSpot', {
      result: '受理窗口当面调处，双方说清缘由，互相谅解，当场和解。',
      contactPhone: player.spec.applicant.telephone,
    }),
  terminate: (player, { by }) =>
    player.fire(by, 'terminate', {
      reasonCode: 'settledThemselves',
      note: '两次调解之间双方自行和解，不再需要调解。',
    }),
  fail: (player, { by }) =>
    player.fire(by, 'fail', {
      summary: '经两次面对面调解，双方陈述了各自意见，调解员说明了法律规定和处理办法。',
      reason: `${player.matter().gap}。`,
    }),
  notifyRoutes: (player, { by }) =>
    player.fire(by, 'notifyRoutes', { routes: [...routes[player.spec.type]] }),
};

function summaryOf({ spec: { type, stage, matter } }: CasePlayer): string {
  if (matter !== null) return matter.summary;
  return stage === 'refused' ? demoRefusals[type].summary : demoReferrals[type].summary;
}
