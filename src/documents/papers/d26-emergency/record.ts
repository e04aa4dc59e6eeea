import { legalDay, legalTime } from '../../../platform/clock.ts';
import { fill } from '../../../platform/problem.ts';
import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { concernedIn } from '../../records/record-parties.ts';
import { findAccountName } from '../../records/records-read-model.ts';
import { dayInWords, paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: (sources) =>
    sources.emergencies.map((one) => ({ id: one.reportedAt, label: momentText(one.reportedAt) })),
  build: async (sources, aboutId) => {
    const one = sources.emergencies.find(({ reportedAt }) => reportedAt === aboutId);
    if (!one) return null;
    const { labelOf } = sources.readers;
    return {
      ...recordHead(sources, undefined, legalDay(one.reportedAt)),
      parties: await concernedIn(sources),
      dispute: sources.case.title,
      place: filled(sources.case.place ?? sources.townName),
      reportedTime: momentText(one.reportedAt),
      signs: one.signs.map((code) => labelOf('riskSigns', code)),
      words: one.words,
      measures: one.measures,
      told: one.told.map(({ receiver, toldAt, who }) => ({
        receiver: labelOf('emergencyReceivers', receiver),
        time: momentText(toldAt),
        ...(who ? { who } : {}),
      })),
      reporter: filled(await findAccountName(sources.db, one.by)),
    };
  },
};

function momentText(at: Parameters<typeof legalDay>[0]): string {
  return fill(paperWords.emergencyTime, { day: dayInWords(legalDay(at)), time: legalTime(at) });
}
