import { load } from 'cheerio';
import { expect, test } from 'vitest';
import type { Viewer } from '../../../src/identity/viewer.ts';
import { canReadSessions } from '../../../src/mediation/core/mediation-policy.ts';
import { mediationLocales } from '../../../src/mediation/core/texts.ts';
import { mediationPanel } from '../../../src/mediation/record/mediation-panel.ts';
import { catalogueKeys, createI18n, type Locale } from '../../../src/platform/i18n.ts';
import { projectFile } from '../../../src/platform/project-root.ts';
import { loadViews } from '../../../src/web/pages/views.ts';
import { anyDatabase } from '../../support/database.ts';
import { inWorld, town, twoVillages, type World } from '../world.ts';

const views = loadViews([projectFile('views')]);
const i18n = createI18n({ mediation: mediationLocales });
const secret = '龙秋村私下表示可以让五分';

function viewer(role: Viewer['role'], personId: string | null = null): Viewer {
  return {
    accountId: 'account-2',
    username: role,
    displayName: role,
    role,
    areaCode: '440882103',
    areaPath: '/440000/',
    committeeId: town,
    organisationId: null,
    personId,
    locale: 'zh-CN',
    via: 'session',
    scopes: [],
  };
}

async function playedThrough(world: World): Promise<void> {
  await world.assigned();
  await world.fire('consent', { partyId: '迈港村', answer: 'agree', way: 'signed' });
  await world.fire('schedule', { startsAt: '2020-02-21T15:00:00+08:00', place: '调解室', mode: 'office' });
  await world.fire('holdSession', {
    startedAt: '2020-02-21T15:00:00+08:00',
    endedAt: '2020-02-21T17:00:00+08:00',
    place: '调解室',
    mode: 'joint',
    presentPartyIds: ['迈港村', '龙秋村'],
    content: secret,
    result: 'ongoing',
  });
  await world.fire('waiveResolution', { partyId: '龙秋村', reason: '授权书已存卷' });
}

async function shown(world: World, as: Viewer, locale: Locale): Promise<string> {
  const t = i18n.t(locale);
  const model = await mediationPanel.load({ db: world.db, caseId: world.caseId, viewer: as, locale, t });
  return views.render('mediation/record/panel', { ...model, t, locale });
}

anyDatabase((_name, open) => {
  test('case page of the mediator, after a session, shows what was said and what is still to do', async () => {
    await inWorld(open, { type: 'land', parties: twoVillages }, async (world) => {
      await playedThrough(world);
      const page = load(await shown(world, viewer('mediator', 'chen'), 'zh-CN'));

      expect(page('section').length).toBe(4);
      expect(page('#panel-sessions').text()).toContain(secret);
      expect(page('#panel-parties').text()).toContain('未表示');
      expect(page('#panel-collective').text()).toContain('授权书已存卷');
      expect(page('body').text()).not.toContain('mediation.');
    });
  });

  test.each(['coordinator', 'leader', 'county', 'clerk'] as const)(
    'case page of the %s, after a session, tells that it was held and not what was said',
    async (role) => {
      await inWorld(open, { type: 'land', parties: twoVillages }, async (world) => {
        await playedThrough(world);
        const html = await shown(world, viewer(role), 'en');
        const parts = await world.module.apiParts(world.db, world.caseId, viewer(role));

        expect(html).not.toContain(secret);
        expect(html).toContain('Session 1');
        expect(html).not.toContain('mediation.');
        expect(JSON.stringify(parts)).not.toContain(secret);
        expect(parts.sessions).toHaveLength(1);
      });
    },
  );

  test('API parts for the chair carry the session with offset times', async () => {
    await inWorld(open, { type: 'land', parties: twoVillages }, async (world) => {
      await playedThrough(world);
      const parts = await world.module.apiParts(world.db, world.caseId, viewer('chair'));

      expect(parts.sessions[0]).toMatchObject({
        startedAt: '2020-02-21T15:00:00.000+08:00',
        body: { content: secret },
      });
      expect(parts.proceedings[0]).toMatchObject({ no: 1, mediator: { name: '陈调解' }, result: null });
    });
  });

  test('case page before acceptance shows only what concerns collectives', async () => {
    await inWorld(
      open,
      { parties: [{ side: 'applicant', kind: 'person', name: '周玥' }], isAccepted: false },
      async (world) => {
        const input = { db: world.db, caseId: world.caseId, viewer: viewer('clerk') };

        expect(await mediationPanel.load({ ...input, locale: 'en', t: i18n.t('en') })).toBeNull();
      },
    );
  });
});

const proceedings = [{ committeeId: town }];
const assignment = {
  mediatorId: 'chen',
  coMediatorIds: ['huang'],
  recorderId: 'li',
  state: 'acknowledged',
} as const;

test.each([
  ['mediator', 'chen', true],
  ['mediator', 'huang', true],
  ['mediator', 'somebody', false],
  ['villageMediator', null, true],
  ['chair', null, true],
  ['justice', null, true],
  ['coordinator', 'chen', false],
  ['leader', null, false],
  ['county', null, false],
  ['gridWorker', null, false],
  ['auditor', null, false],
] as const)('%s %s, asked whether sessions may be read, gets %s', (role, personId, expected) => {
  expect(canReadSessions(viewer(role, personId), proceedings, [assignment])).toBe(expected);
});

test('mediator who declined no longer reads what is said', () => {
  const declined = { ...assignment, state: 'declined' } as const;

  expect(canReadSessions(viewer('mediator', 'chen'), proceedings, [declined])).toBe(false);
});

test('texts of mediation have the same keys in both languages', () => {
  expect(catalogueKeys(mediationLocales.en)).toEqual(catalogueKeys(mediationLocales['zh-CN']));
});

test('parameters of the refusals are the same in both languages', () => {
  const names = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
  const zh = mediationLocales['zh-CN'].problems;
  const en: Record<string, string> = mediationLocales.en.problems;

  for (const [code, text] of Object.entries(zh)) {
    expect([...new Set(names(en[code] ?? ''))]).toEqual([...new Set(names(text))]);
  }
});
