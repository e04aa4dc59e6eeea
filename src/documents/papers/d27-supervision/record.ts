import { legalDay } from '../../../platform/clock.ts';
import { fill } from '../../../platform/problem.ts';
import { listHistory } from '../../../workflow/history/history-repository.ts';
import { textOf } from '../../records/acts.ts';
import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { paperWords } from '../../records/texts.ts';

const orderKinds: Readonly<Record<string, 'supervise' | 'urge'>> = {
  superviseCase: 'supervise',
  urgeCase: 'urge',
};

export const record: PaperMapper = {
  about: (sources) =>
    sources.acts
      .filter(({ event }) => event in orderKinds)
      .map((act) => ({ id: act.id, label: act.happenedOn ?? legalDay(act.recordedAt) })),
  build: async (sources, aboutId) => {
    const act = sources.acts.find(({ id, event }) => id === aboutId && event in orderKinds);
    const clock = sources.deadlines.find(({ key }) => key === `C-SUP:${aboutId}`);
    if (!act || !clock) return null;
    const entry = (await listHistory(sources.db, sources.case.id)).find(
      ({ event, data }) => event === act.event && data.notes['actId'] === act.id,
    );
    return {
      ...recordHead(sources, undefined, act.happenedOn),
      kind: orderKinds[act.event],
      office: fill(paperWords.governanceOffice, { town: sources.townName }),
      receiver: sources.committee?.name ?? paperWords.unfilled,
      item: filled(sources.case.title),
      problem: filled(textOf(act.data, 'problem')),
      demand: filled(textOf(act.data, 'demand')),
      dueOn: clock.dueOn,
      approver: filled(entry?.actorName),
    };
  },
};
