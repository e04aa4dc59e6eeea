import { agreementMappers } from './document-records-agreement.ts';
import { courseMappers } from './document-records-course.ts';
import { fileMappers } from './document-records-file.ts';
import { intakeMappers } from './document-records-intake.ts';
import { mediationMappers } from './document-records-mediation.ts';
import { performanceMappers } from './document-records-performance.ts';
import { mapperOf } from './entries/entry-kind.ts';
import { entryKinds } from './entries/index.ts';
import type { PaperMapper } from './paper-mapper.ts';

/** How each paper is made from the database, by its code. */
export const paperMappers: ReadonlyMap<string, PaperMapper> = new Map(
  [
    ...intakeMappers,
    ...mediationMappers,
    ...agreementMappers,
    ...courseMappers,
    ...performanceMappers,
    ...fileMappers,
    ...[...entryKinds.values()].map(mapperOf),
  ]
    .sort((left, right) => (left.code < right.code ? -1 : 1))
    .map((mapper) => [mapper.code, mapper]),
);
