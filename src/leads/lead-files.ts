import type { FileOwners } from '../cases/attachments/attachment-routes.ts';
import { permissions } from '../identity/permissions.ts';
import type { LeadService } from './lead-service.ts';

/** Files that hang on a report from the field. */
export function filesOfLeads(leads: Pick<LeadService, 'getLead'>): FileOwners {
  return {
    base: '/leads/:id',
    access: permissions.reportLead,
    find: async (viewer, id) => {
      const lead = await leads.getLead(viewer, id);
      return { owner: { leadId: lead.id }, href: `/leads/${lead.code}`, title: lead.code, active: 'leads' };
    },
  };
}
