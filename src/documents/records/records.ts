import { mapperOf } from '../entries/entry-kind.ts';
import { entryKinds } from '../entries/index.ts';
import { agreementMappers } from './agreement-mappers.ts';
import { courseMappers } from './course-mappers.ts';
import { fileMappers } from './file-mappers.ts';
import { intakeMappers } from './intake-mappers.ts';
import { mediationMappers } from './mediation-mappers.ts';
import type { PaperMapper } from './paper-mapper.ts';
import { performanceMappers } from './performance-mappers.ts';

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
