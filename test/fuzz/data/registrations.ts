import { demoAreas } from '../../../seeds/demo-offices.ts';
import type { Random } from '../random.ts';
import type { Traits } from './event-data.ts';
import { type EventData, randomName, randomText } from './random-data.ts';

export type CaseType = 'land' | 'labor' | 'lease' | 'general';

/** Every nth case of a type has the nth combination, so that all come up within a few cases. */
export function traitsOf(n: number, type: CaseType): Traits {
  const signers = ['sign', 'signMediator', 'affixSeal'] as const;
  const closings = [
    null,
    'open',
    'confirmed',
    'expired',
    ...(type === 'labor' ? ['reviewed'] : ['withdrawn']),
    ...(type === 'lease' ? [] : ['notApplicable']),
  ];
  return {
    isPaymentOnly: n % 2 === 0,
    landKind: n % 2 === 0 ? 'ownership' : 'contract',
    isIdentityMatter: n % 2 === 1,
    isEntrusted: n % 4 < 2,
    hasPeacePact: n % 3 === 0,
    lastSigner: signers[Math.floor(n / 2) % 3] ?? 'sign',
    closesAt: closings[Math.floor(n / 2) % closings.length] ?? null,
    hasVillage: n % 3 === 2,
    committeeId: n % 7 === 6 ? 'demo-committee-village' : 'demo-committee-town',
  };
}

/** What the desk sends to register a case of a type; sometimes with a side or a detail that comes later. */
export function registration(random: Random, type: CaseType, traits: Traits): EventData {
  const applicant = { side: 'applicant', kind: 'person', name: randomName(random) };
  const respondent = { side: 'respondent', kind: 'person', name: `${randomName(random)}乙` };
  const base = {
    type,
    summary: randomText(random),
    channel: 'windowVisit',
    areaCode: random.pick([demoAreas.town, demoAreas.village, demoAreas.grid]),
  };
  switch (type) {
    case 'land': {
      const kind = random.pick(['village', 'village', 'person']);
      const parties = [
        { ...applicant, kind, name: kind === 'village' ? '迈港村' : applicant.name },
        { ...respondent, kind, name: kind === 'village' ? '龙秋村' : respondent.name },
      ];
      return { ...base, parties, details: random.chance(0.5) ? { landKind: traits.landKind } : {} };
    }
    case 'labor': {
      const workers = Array.from({ length: random.pick([3, 4, 11]) }, (_, index) => ({
        name: `工人${'甲乙丙丁戊己庚辛壬癸子'[index] ?? '丑'}`,
        arrearsFen: random.int(1, 90) * 10_000,
      }));
      const parties = [
        { side: 'applicant', kind: 'group', name: '工人' },
        traits.hasVillage
          ? { ...respondent, kind: 'village', name: '龙秋村' }
          : { ...respondent, kind: 'organisation', name: '宏达建材有限公司' },
      ];
      return { ...base, parties, details: { workers } };
    }
    case 'lease': {
      const details = {
        objectKind: 'house',
        address: '客路镇中山路12号',
        monthlyRentFen: 410_000,
        depositFen: 80_000,
      };
      const lessor = traits.hasVillage ? { ...respondent, kind: 'village', name: '迈港村' } : respondent;
      return { ...base, parties: [applicant, lessor], details: random.chance(0.5) ? details : {} };
    }
    case 'general':
      return { ...base, parties: random.chance(0.8) ? [applicant, respondent] : [applicant] };
  }
}
