import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';
import { landlord, leaseNumber, tenant } from '../sample-lease.ts';

export const samples: Samples = [
  {
    name: 'certificate',
    record: {
      ...base(leaseNumber, '2026-03-20'),
      variant: 'certificate',
      requestedBy: tenant.name,
      parties: [tenant, landlord],
      dispute: '房屋租赁押金纠纷',
      startedOn: '2026-02-10',
      endedOn: '2026-03-06',
      result: '双方达成调解协议',
      reason: '调解期间自2026年2月10日至2026年3月6日，共组织调解两次。',
    },
  },
  {
    name: 'withdrawal',
    record: {
      ...base(leaseNumber, '2026-02-15'),
      variant: 'withdrawal',
      applicants: [{ ...tenant, role: '申请人' }],
      dispute: '房屋租赁押金纠纷',
      appliedOn: '2026-02-10',
      reason: '双方已自行协商一致，申请人自愿撤回。',
    },
  },
];
