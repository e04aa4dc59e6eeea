import { agreementMappers } from '../records/agreement-mappers.ts';
import { courseMappers } from '../records/course-mappers.ts';
import { mapperOf } from '../records/entry-kind.ts';
import { fileMappers } from '../records/file-mappers.ts';
import { intakeMappers } from '../records/intake-mappers.ts';
import { mediationMappers } from '../records/mediation-mappers.ts';
import type { PaperMapper } from '../records/paper-mapper.ts';
import { performanceMappers } from '../records/performance-mappers.ts';
import { entryKinds } from './index.ts';

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
