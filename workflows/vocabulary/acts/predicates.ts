import type { PredicateSpec } from '../../../src/workflow/definitions/definition.ts';

const entrusted = '《最高人民法院关于人民法院特邀调解的规定》第二十七条、第二十八条';
const sham = '《最高人民法院关于人民法院特邀调解的规定》第二十条（参照）';

/** Rules of what is put on record besides the course of mediation. */
export const actPredicates: readonly PredicateSpec[] = [
  {
    name: 'replyAwaited',
    reason: { zh: '没有等待答复的事项', en: 'Nothing waits for an answer' },
    holds: (facts) => Number(facts['repliesAwaited'] ?? 0) > 0,
    fails: { repliesAwaited: 0 },
  },
  {
    name: 'copyUnread',
    reason: { zh: '没有您未阅的抄送', en: 'You have no unread copy' },
    holds: (facts) => facts['actorHasUnreadCopy'] === true,
    fails: { actorHasUnreadCopy: false },
  },
  {
    name: 'arbitrationFiled',
    reason: { zh: '尚未登记申请仲裁', en: 'No application for arbitration is on record' },
    basis: '《劳动争议调解仲裁法》第二十七条',
    holds: (facts) => facts['hasArbitrationOpen'] === true,
    fails: { hasArbitrationOpen: false },
  },
  {
    name: 'wasReviewed',
    reason: { zh: '结案时没有仲裁调解书', en: 'The commission had not confirmed it when it was closed' },
    holds: (facts) => facts['closedConfirmation'] === 'reviewed',
    fails: { closedConfirmation: null },
    holdsUnder: { closedConfirmation: 'reviewed' },
  },
  {
    name: 'notEntrusted',
    reason: { zh: '已登记法院委派、委托', en: 'The entrustment is on record already' },
    holds: (facts) => facts['isEntrusted'] !== true,
    fails: { isEntrusted: true },
  },
  {
    name: 'entrustmentOpen',
    reason: { zh: '没有需要向法院报送结果的委派、委托', en: 'No entrustment waits for a report' },
    basis: entrusted,
    holds: (facts) => facts['owesCourtReport'] === true,
    fails: { owesCourtReport: false },
  },
  {
    name: 'courtReported',
    reason: {
      zh: '法院委派、委托的案件，结案前须向法院报送调解结果',
      en: 'A case entrusted by a court is reported to it before it is closed',
    },
    basis: entrusted,
    holds: (facts) => facts['mayCloseBeforeCourt'] !== false,
    fails: { mayCloseBeforeCourt: false },
  },
  {
    name: 'appraisalAwaited',
    reason: { zh: '没有等待出具的鉴定意见', en: 'No expert opinion is awaited' },
    holds: (facts) => facts['isAppraisalAwaited'] === true,
    fails: { isAppraisalAwaited: false },
  },
  {
    name: 'shamSuspected',
    reason: { zh: '没有涉嫌虚假调解的报告', en: 'No sham mediation is suspected' },
    basis: sham,
    holds: (facts) => facts['isShamSuspected'] === true,
    fails: { isShamSuspected: false },
  },
  {
    name: 'supervisionAwaited',
    reason: { zh: '没有等待答复的催办、督办', en: 'Nothing asked by an office above waits for an answer' },
    holds: (facts) => facts['isSupervisionAwaited'] === true,
    fails: { isSupervisionAwaited: false },
  },
  {
    name: 'supervisionAnswered',
    reason: { zh: '承办单位尚未答复', en: 'Those who handle it have not answered yet' },
    holds: (facts) => facts['maySupervisionEnd'] !== false,
    fails: { maySupervisionEnd: false },
  },
  {
    name: 'noShamSuspected',
    reason: {
      zh: '涉嫌虚假调解，须经综治办或者司法所核查后才能恢复',
      en: 'Sham mediation is suspected: the governance or judicial office has to look into it first',
    },
    basis: sham,
    holds: (facts) => facts['mayResume'] !== false,
    fails: { mayResume: false },
  },
  {
    name: 'notIdentityMatter',
    reason: {
      zh: '协议涉及身份关系，法院不受理司法确认申请',
      en: 'The agreement concerns status; courts do not confirm it',
    },
    basis: '《民诉法解释》第三百五十五条第一款第二项',
    holds: (facts) => facts['isIdentityMatter'] !== true,
    fails: { isIdentityMatter: true },
  },
  {
    name: 'notMarkedAsIdentity',
    reason: { zh: '已标明涉及身份关系', en: 'It is marked already' },
    holds: (facts) => facts['mayMarkIdentity'] !== false,
    fails: { mayMarkIdentity: false },
  },
  {
    name: 'boundariesSurveyed',
    reason: {
      zh: '争议涉及面积、四至的，拟定协议前须登记现场勘验',
      en: 'Where area or boundaries are disputed, the survey is recorded before an agreement is signed',
    },
    basis: '《广东省林木林地权属争议调解处理条例》第三十六条（示范）',
    holds: (facts) => facts['isSurveyMissing'] !== true,
    fails: { isSurveyMissing: true },
  },
  {
    name: 'surveyed',
    reason: { zh: '请先登记列有界址点的现场勘验', en: 'Record a survey with boundary points first' },
    holds: (facts) => facts['hasBoundaryPoints'] === true,
    fails: { hasBoundaryPoints: false },
  },
  {
    name: 'noInvitationWaits',
    reason: { zh: '已邀请的调委会尚未答复', en: 'A committee that was invited has not answered yet' },
    holds: (facts) => facts['mayInviteCommittee'] !== false,
    fails: { mayInviteCommittee: false },
  },
  {
    name: 'invitationWaits',
    reason: { zh: '没有等待答复的共同调解邀请', en: 'No invitation waits for an answer' },
    holds: (facts) => facts['hasInvitation'] === true,
    fails: { hasInvitation: false },
  },
  {
    name: 'answersInvitation',
    reason: {
      zh: '由受邀调委会的主任或者当地综治办答复',
      en: 'The chair of the invited committee or the governance office there answers',
    },
    holds: (facts) => facts['actorMayAnswerInvitation'] !== false,
    fails: { actorMayAnswerInvitation: false },
  },
];
