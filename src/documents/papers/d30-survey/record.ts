import { legalDay } from '../../../platform/clock.ts';
import { formatMu } from '../../../platform/mu.ts';
import { fill } from '../../../platform/problem.ts';
import { aboutActs, actsNamed, idsOf, listOf, textOf } from '../../records/acts.ts';
import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { concernedIn } from '../../records/record-parties.ts';
import { paperWords } from '../../records/texts.ts';

export const record: PaperMapper = {
  about: aboutActs('survey'),
  build: async (sources, aboutId) => {
    const act = actsNamed(sources, 'survey').find(({ id }) => id === aboutId);
    if (!act) return null;
    const { data } = act;
    const present = idsOf(data['presentPartyIds']);
    const areaMu = data['areaMu'];
    const given = (row: Record<string, unknown>, names: readonly string[]) =>
      Object.fromEntries(names.flatMap((name) => (row[name] ? [[name, String(row[name])]] : [])));
    return {
      ...recordHead(sources, undefined, act.happenedOn),
      parties: await concernedIn(sources),
      dispute: sources.case.title,
      surveyedOn: act.happenedOn ?? legalDay(act.recordedAt),
      place: filled(textOf(data, 'place')),
      surveyors: listOf(data['surveyors']).map((row) => given(row, ['name', 'office'])),
      ...(textOf(data, 'witnesses') ? { witnesses: textOf(data, 'witnesses') } : {}),
      present: sources.parties.filter(({ id }) => present.includes(id)).map(({ name }) => name),
      ...(textOf(data, 'absence') ? { absence: textOf(data, 'absence') } : {}),
      points: listOf(data['points']).map((row) => given(row, ['name', 'mark', 'east', 'north', 'toNext'])),
      ...(typeof areaMu === 'number' ? { area: fill(paperWords.areaText, { mu: formatMu(areaMu) }) } : {}),
      findings: filled(textOf(data, 'content')),
    };
  },
};
