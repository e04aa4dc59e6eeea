import { afterEach, beforeEach, expect, test } from 'vitest';
import { playLabourStory } from '../stories/labour-story.ts';
import { playLandStory } from '../stories/land-story.ts';
import { playLeaseStory } from '../stories/lease-story.ts';
import { eachDatabase } from '../support/database.ts';
import { apiDriver } from './api-driver.ts';
import { type ApiWorld, openApiWorld } from './api-world.ts';

eachDatabase((_name, open) => {
  let world: ApiWorld;
  beforeEach(async () => {
    world = await openApiWorld(open);
  });
  afterEach(() => world.close());

  test('land story, played over the API, ends in a numbered agreement in force and a paper to verify', async () => {
    const story = apiDriver(world);
    await playLandStory(story);
    const clerk = await world.as('clerk');
    const cases = await clerk.get('/cases?type=land').expect(200);
    const { code } = cases.body.items[0];
    const { body: subject } = await clerk.get(`/cases/${code}`).expect(200);
    const { body: papers } = await clerk.get(`/cases/${code}/documents`).expect(200);
    const offer = papers.offers.find((one: { code: string }) => one.code === 'D03') ?? papers.offers[0];
    const issued = await clerk
      .post(`/cases/${code}/documents/${offer.code}`, { aboutId: offer.aboutId })
      .expect(201);
    const pdf = await clerk.get(`/cases/${code}/documents/${issued.body.id}.pdf`).expect(200);
    const mediator = await world.as('mediator');
    const volume = await mediator.get(`/cases/${code}/volume.pdf`).expect(200);
    await clerk.get(`/cases/${code}/volume.pdf`).expect(403);
    const figures = await clerk.get('/statistics/I02?from=2020-02-01&to=2020-02-29').expect(200);

    expect(subject).toMatchObject({ state: 'settled', number: '（2020）客路人调字第1号' });
    expect(subject.agreements.map((one: { state: string }) => one.state)).toEqual(['effective', 'effective']);
    expect(subject.agreements[0].effectiveAt).toMatch(/^2020-02-26T.*\+08:00$/);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(volume.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(figures.body.total).toMatchObject({ numerator: 1, denominator: 1, value: 1 });
    const verified = await (await world.as('clerk')).get(`/verify/${issued.body.verifyCode}`).expect(200);
    expect(verified.body).toMatchObject({ kind: offer.code, isSuperseded: false });
    expect(JSON.stringify(verified.body)).not.toMatch(/迈港|龙秋|何志明/);
  });

  test('labour story, played over the API, settles for eighteen of twenty workers', async () => {
    await playLabourStory(apiDriver(world));

    const { body } = await (await world.as('clerk')).get('/cases?type=labor').expect(200);
    const { body: subject } = await (await world.as('clerk')).get(`/cases/${body.items[0].code}`).expect(200);
    const members = subject.parties.flatMap((party: { members: object[] }) => party.members);
    expect(members.filter((one: { confirmation: string }) => one.confirmation === 'confirmed')).toHaveLength(
      18,
    );
  });

  test('lease story, played over the API, is performed in two instalments', async () => {
    await playLeaseStory(apiDriver(world));
  });
});
