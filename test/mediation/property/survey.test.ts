import { expect, test } from 'vitest';
import { anyDatabase } from '../../support/database.ts';
import { onRoad, type Road } from '../proceedings-world.ts';

const points = [
  { name: 'J1', mark: '老榕树', east: '110.10', north: '20.90' },
  { name: 'J2', mark: '水泥桩' },
];
const surveyed = async (road: Road, more: object = {}) => ({
  happenedOn: road.today(),
  place: '东坡地',
  surveyors: [
    { name: '林国强', office: '自然资源所' },
    { name: '吴海燕', office: '综治办' },
  ],
  presentPartyIds: await road.parties(),
  points,
  content: '双方指界一致',
  ...more,
});

async function onLand(road: Road): Promise<void> {
  await road.register();
  await road.fire('clerk', 'classifyLandKind', { landKind: 'contract', isBoundaryDisputed: true });
  await road.fire('clerk', 'accept', {
    committeeId: 'demo-committee-town',
    applicationForm: 'oral',
    applicationReceivedOn: road.today(),
  });
  await road.fire('chair', 'assign', { mediatorId: 'demo-person-mediator' });
  await road.fire('mediator', 'acknowledge', { noInterestDeclared: true });
  for (const partyId of await road.parties()) {
    await road.fire('mediator', 'consent', { partyId, answer: 'agree', way: 'signed' });
  }
  await road.serveRights();
  await road.session();
}

anyDatabase((_name, open) => {
  test('agreement over disputed boundaries waits for the survey; who stayed away is written down', async () => {
    await onRoad(
      open,
      async (road) => {
        await onLand(road);
        await road.signing().catch(() => undefined);
        expect(await road.blocked('mediator', 'toSigning')).toEqual(['boundariesSurveyed']);
        const [applicant] = await road.parties();
        const oneSide = await surveyed(road, { presentPartyIds: [applicant] });
        expect(await road.refused('mediator', 'survey', oneSide)).toEqual(['absenceNotNoted']);
        const twice = await surveyed(road, { points: [points[0], points[0]] });
        expect(await road.refused('mediator', 'survey', twice)).toEqual(['pointTwice']);
        await road.fire('mediator', 'survey', { ...oneSide, absence: '电话、书面通知两次，拒绝到场' });

        expect(await road.blocked('mediator', 'toSigning')).toEqual([]);
      },
      'land',
    );
  });

  test('boundary map names the points of the survey, and is signed together with the agreement', async () => {
    await onRoad(
      open,
      async (road) => {
        await onLand(road);
        await road.signing().catch(() => undefined);
        expect(await road.blocked('mediator', 'attachMapAnnex')).toEqual(['surveyed']);
        await road.fire('mediator', 'survey', await surveyed(road));
        const [row] = await road.rows('case_acts');
        const map = { happenedOn: road.today(), surveyId: row?.['id'], pointNames: 'J1、J3' };
        expect(await road.refused('mediator', 'attachMapAnnex', map)).toEqual(['pointsDiffer']);
        await road.fire('mediator', 'attachMapAnnex', { ...map, pointNames: 'J1 J2' });
        await road.fire('mediator', 'toSigning');
        const { agreements } = await road.agreements();
        const [partyId] = await road.parties();
        const signature = {
          agreementId: agreements[0]?.id,
          partyId,
          personName: '陈志明',
          capacity: 'self',
          way: 'signature',
        };
        expect(await road.refused('mediator', 'sign', signature)).toEqual(['mapNotSigned']);
        const { options } = await road.office.engine.form('case', road.caseId, 'sign');
        const mapIds = options['mapAnnexes']?.map(({ value }) => value);
        await road.fire('mediator', 'sign', { ...signature, mapIds });

        expect((await road.rows('agreement_signatures')).length).toBe(1);
      },
      'land',
    );
  });
});
