import { z } from 'zod';
import { aboutCase, notNow, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { bySide, partyRecords } from '../../records/record-parties.ts';
import { appliedOn } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

/** `cases.details.refusal`, as the refusal of a case leaves it. */
const refusalSchema = z.object({
  refusal: z.object({
    reasonCode: z.string(),
    explanation: z.string(),
    properBody: z.string().nullish(),
  }),
});

export const record: PaperMapper = {
  about: (sources) =>
    sources.case.phase === 'refused' && refusalSchema.safeParse(sources.case.details).success
      ? aboutCase
      : notNow,
  build: async (sources) => {
    const parsed = refusalSchema.safeParse(sources.case.details);
    if (!parsed.success) return null;
    const { reasonCode, explanation, properBody } = parsed.data.refusal;
    return {
      ...recordHead(sources),
      applicants: await partyRecords(sources, bySide(sources, 'applicant')),
      dispute: sources.case.title,
      appliedOn: appliedOn(sources),
      reason: `${sources.readers.labelOf('refuseReasons', reasonCode)}。${explanation}`,
      basis: paperWords.refusalBasis,
      properBodies: [
        {
          way: paperWords.refusalWay,
          body: properBody || paperWords.refusalBody,
          limit: paperWords.refusalLimit,
        },
      ],
    };
  },
};
