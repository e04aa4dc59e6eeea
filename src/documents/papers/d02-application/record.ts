import { formatYuan } from '../../../platform/money.ts';
import { fill } from '../../../platform/problem.ts';
import { aboutCase, filled, notNow, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { bySide, partyRecords } from '../../records/record-parties.ts';
import { appliedOn } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) =>
    bySide(sources, 'applicant').length > 0 && bySide(sources, 'respondent').length > 0 ? aboutCase : notNow,
  build: async (sources) => {
    const { title, summary, claimedFen, applicationForm } = sources.case;
    const amount = claimedFen ?? 0;
    return {
      ...recordHead(sources),
      applicants: await partyRecords(sources, bySide(sources, 'applicant'), { isFull: true }),
      respondents: await partyRecords(sources, bySide(sources, 'respondent'), { isFull: true }),
      dispute: filled(summary),
      requests: [
        fill(paperWords.request, { title }),
        ...(amount > 0 ? [fill(paperWords.requestAmount, { yuan: formatYuan(amount) })] : []),
      ],
      appliedOn: appliedOn(sources),
      ...(applicationForm === 'oral' && sources.registrar ? { recordedBy: sources.registrar } : {}),
    };
  },
};
