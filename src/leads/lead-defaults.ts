import type { FormDefaults } from '../workflow/definitions/ports.ts';
import { findLead } from './lead-repository.ts';

/** What the report already tells need not be typed again. */
export const leadFormDefaults: Readonly<Record<string, FormDefaults>> = {
  makeCase: async (db, subject) => {
    const lead = await findLead(db, subject.id);
    return {
      type: subject.type,
      summary: lead?.what ?? '',
      applicantKind: 'person',
      respondentKind: 'person',
    };
  },
};
