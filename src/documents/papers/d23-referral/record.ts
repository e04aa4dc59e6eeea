import { legalDay } from '../../../platform/clock.ts';
import { cut, filled, filledList, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) =>
    sources.mediation.referralLetters
      .filter((one) => one.withdrawnAt === null)
      .map((one) => ({ id: one.id, label: `${one.receiver} ${legalDay(one.sentAt)}` })),
  build: async (sources, aboutId) => {
    const letter = sources.mediation.referralLetters.find((one) => one.id === aboutId);
    if (!letter) return null;
    const { committee } = sources;
    return {
      ...recordHead(sources),
      kind: 'refer',
      sender: filled(committee?.name),
      receiver: letter.receiver,
      dispute: sources.case.title,
      summary: filled(cut(sources.case.summary, 18_000)),
      reason: letter.reason,
      papers: [...paperWords.referralPapers],
      replyDueOn: letter.replyDueOn,
      contact: filledList([sources.registrar, committee?.telephone ?? '']).join('，'),
    };
  },
};
