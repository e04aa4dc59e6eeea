import { permissions } from '../../identity/permissions.ts';
import { NotFoundError } from '../../platform/errors.ts';
import type { FileOwners } from '../attachments/attachment-routes.ts';
import { seesStatusOnly } from '../core/reading-rule.ts';
import type { CaseService } from '../registration/case-service.ts';

/** Files that hang on a case; whoever sees its stage alone does not see them. */
export function filesOfCases(service: Pick<CaseService, 'getCase'>): FileOwners {
  return {
    base: '/cases/:id',
    access: permissions.viewCases,
    find: async (viewer, id) => {
      const subject = await service.getCase(viewer, id);
      if (seesStatusOnly(viewer, subject)) throw new NotFoundError();
      const { code, title } = subject;
      return { owner: { caseId: subject.id }, href: `/cases/${code}`, title, active: 'cases' };
    },
  };
}
