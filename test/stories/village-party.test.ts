import { expect, test } from 'vitest';
import { eachDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { assigned, debt, moment } from './hard-cases/course.ts';
import { serviceDriver } from './service-driver.ts';

const village = '迈港村';
const villager = '林国栋';
const day = '2026-09-01';

eachDatabase((_name, open) => {
  test('village collective, party to a case that is not about land, signs once it has decided', async () => {
    const office = await openOffice(open);
    try {
      const story = serviceDriver(office);
      await story.register('clerk', {
        type: 'general',
        title: '村集体与林国栋清洁费纠纷',
        summary: '承揽清洁费三千元至今未付。',
        channel: 'windowVisit',
        areaCode: '440882102',
        occurredOn: day,
        reportedAt: moment(day, 0),
        parties: [
          { side: 'applicant', kind: 'village', name: village, telephone: '13800000031' },
          { side: 'respondent', kind: 'person', name: villager, telephone: '13800000032' },
        ],
        details: {},
      });
      await story.fire(
        'clerk',
        'accept',
        (ids) => ({
          committeeId: ids.committee('客路镇人民调解委员会'),
          applicationForm: 'oral',
          applicationReceivedOn: day,
        }),
        moment(day, 1),
      );
      await assigned(story, day);
      for (const name of [village, villager]) {
        const partyOf = (ids: { party(one: string): string }) => ({ partyId: ids.party(name) });
        await story.fire(
          'mediator',
          'consent',
          (ids) => ({ ...partyOf(ids), answer: 'agree', way: 'signed' }),
          moment(day, 4),
        );
        await story.fire(
          'mediator',
          'serveRights',
          (ids) => ({ ...partyOf(ids), way: 'read', hearingMode: 'open' }),
          moment(day, 4),
        );
      }
      await story.fire(
        'mediator',
        'holdSession',
        (ids) => ({
          startedAt: moment(day, 5),
          endedAt: moment(day, 6),
          place: '客路镇综治中心',
          mode: 'joint',
          isOpen: true,
          presentPartyIds: [ids.party(village), ids.party(villager)],
          invitees: [],
          content: '双方愿意商量。',
          result: 'agreed',
        }),
        moment(day, 5),
      );
      expect(await story.blocked('mediator', 'oralAgreement')).toEqual(['collectivesResolved']);
      await story.fire(
        'mediator',
        'draftAgreement',
        (ids) => ({
          kind: 'agreement',
          title: '人民调解协议书',
          facts: '清洁费未付，经双方核对确认。',
          issues: '数额和时间。',
          responsibility: '双方各有责任。',
          clauses: '被申请人按期付款',
          obligations: [
            {
              ...debt(
                { ...ids, party: (name) => ids.party(name === '陈志明' ? village : name) },
                300_000,
                '2026-12-20',
              ),
            },
          ],
          breach: '逾期的，另一方可以起诉。',
          totalFen: 300_000,
        }),
        moment(day, 7),
      );
      expect(await story.blocked('mediator', 'toSigning')).toContain('collectivesResolved');

      await story.fire(
        'mediator',
        'passResolution',
        (ids) => ({
          partyId: ids.party(village),
          kind: 'representatives',
          heldOn: day,
          place: '迈港村文化楼',
          entitled: 45,
          present: 38,
          votesFor: 36,
          votesAgainst: 1,
          abstained: 1,
          matter: '同意调解方案，推选代表签署协议',
          representatives: [{ name: '何志明', post: '村民代表' }],
        }),
        moment(day, 8),
      );
      await story.fire('mediator', 'toSigning', {}, moment(day, 8));
      await story.fire(
        'mediator',
        'sign',
        (ids) => ({
          agreementId: ids.agreement('agreement'),
          partyId: ids.party(village),
          personName: '何志明',
          capacity: 'representative',
          way: 'signature',
        }),
        moment(day, 9),
      );

      expect((await story.state()).state).toBe('signing');
    } finally {
      await office.close();
    }
  });
});
