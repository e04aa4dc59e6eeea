import { z } from 'zod';
import { textField } from '../../../platform/fields/index.ts';
import { defineEntryKind, linesOf } from '../../records/entry-kind.ts';
import { filledList } from '../../records/paper-mapper.ts';
import { isConcerned, partyRecords } from '../../records/record-parties.ts';
import { latestProceeding, mediatorNames } from '../../records/record-sources.ts';

const factsForm = z.object({
  facts: textField({
    label: { zh: '各方没有争议的事实', en: 'Facts nobody disputes' },
    hint: {
      zh: '每行一项；为达成协议所作的让步不要写入',
      en: 'One fact a line; leave out what was conceded to reach an agreement',
    },
    multiline: true,
  }),
});

/** How a proceeding ends without an agreement. */
const failedResults: readonly string[] = ['failed', 'terminated'];

/** D24: only when mediation has ended without an agreement (《人民调解法》第二十六条). */
export const record = defineEntryKind({
  schema: factsForm,
  canWrite: (sources) => failedResults.includes(latestProceeding(sources)?.result ?? ''),
  start: () => ({}),
  options: () => ({}),
  label: ({ facts }) => linesOf(facts)[0]?.slice(0, 40) ?? '',
  record: async (data, sources) => ({
    parties: await partyRecords(sources, sources.parties.filter(isConcerned)),
    dispute: sources.case.title,
    facts: linesOf(data.facts),
    mediators: filledList(mediatorNames(sources)),
  }),
});
