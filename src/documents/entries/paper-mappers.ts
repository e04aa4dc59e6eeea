import { record as d00 } from '../papers/d00-cover/record.ts';
import { record as d01 } from '../papers/d01-contents/record.ts';
import { record as d02 } from '../papers/d02-application/record.ts';
import { record as d03 } from '../papers/d03-acceptance/record.ts';
import { record as d04 } from '../papers/d04-rights-notice/record.ts';
import { record as d05 } from '../papers/d05-identity/record.ts';
import { record as d06 } from '../papers/d06-power-of-attorney/record.ts';
import { record as d06a } from '../papers/d06a-head-certificate/record.ts';
import { record as d06b } from '../papers/d06b-representatives/record.ts';
import { record as d06c } from '../papers/d06c-resolution/record.ts';
import { record as d09 } from '../papers/d09-record/record.ts';
import { record as d10 } from '../papers/d10-agreement/record.ts';
import { record as d11 } from '../papers/d11-oral-agreement/record.ts';
import { record as d12 } from '../papers/d12-performance-voucher/record.ts';
import { record as d13 } from '../papers/d13-return-visit/record.ts';
import { record as d14 } from '../papers/d14-confirmation/record.ts';
import { record as d14a } from '../papers/d14a-mediation-proof/record.ts';
import { record as d16 } from '../papers/d16-back-cover/record.ts';
import { record as d17 } from '../papers/d17-closing-report/record.ts';
import { record as d18 } from '../papers/d18-termination/record.ts';
import { record as d19 } from '../papers/d19-non-acceptance/record.ts';
import { record as d20 } from '../papers/d20-invitation/record.ts';
import { record as d21 } from '../papers/d21-extension/record.ts';
import { record as d22 } from '../papers/d22-recusal/record.ts';
import { record as d23 } from '../papers/d23-referral/record.ts';
import { record as d25 } from '../papers/d25-certificate/record.ts';
import { record as d26 } from '../papers/d26-emergency/record.ts';
import { record as d27 } from '../papers/d27-supervision/record.ts';
import { record as d28 } from '../papers/d28-arbitral-review/record.ts';
import { record as d29 } from '../papers/d29-payment-order/record.ts';
import { record as d30 } from '../papers/d30-survey/record.ts';
import { record as d31 } from '../papers/d31-status-quo/record.ts';
import { record as d32 } from '../papers/d32-urge/record.ts';
import { record as d33 } from '../papers/d33-performance-certificate/record.ts';
import { record as d34 } from '../papers/d34-service-receipt/record.ts';
import { record as d35 } from '../papers/d35-witnessed-help/record.ts';
import { record as d39 } from '../papers/d39-task-force/record.ts';
import { record as d40 } from '../papers/d40-peace-pact/record.ts';
import { mapperOf } from '../records/entry-kind.ts';
import type { PaperMapper } from '../records/paper-mapper.ts';
import { entryKinds } from './index.ts';

/** How each paper is made from the database, by its code. */
export const paperMappers: ReadonlyMap<string, PaperMapper> = new Map(
  [
    d00,
    d01,
    d02,
    d03,
    d04,
    d05,
    d06,
    d06a,
    d06b,
    d06c,
    d09,
    d10,
    d11,
    d12,
    d13,
    d14,
    d14a,
    d16,
    d17,
    d18,
    d19,
    d20,
    d21,
    d22,
    d23,
    d25,
    d26,
    d27,
    d28,
    d29,
    d30,
    d31,
    d32,
    d33,
    d34,
    d35,
    d39,
    d40,
    ...[...entryKinds.values()].map(mapperOf),
  ]
    .sort((left, right) => (left.code < right.code ? -1 : 1))
    .map((mapper) => [mapper.code, mapper]),
);
