import { load } from 'cheerio';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { loadReference } from '../../seeds/reference.ts';
import type { Config } from '../../src/app/config.ts';
import { createContainer } from '../../src/app/container.ts';
import { buildApp } from '../../src/app/web.ts';
import { ownThread } from '../../src/documents/drawing/render-task.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { workbookMediaType } from '../../src/web/pages/downloads.ts';
import { apiDriver } from '../api/api-driver.ts';
import { playLeaseStory } from '../stories/lease-story.ts';
import { eachDatabase, type OpenTestDatabase } from '../support/database.ts';
import { fillInWorkbook, type OfficePlace, officeAccounts, townCommittee } from './first-office.ts';

const password = 'shan-po-di-2026';
/** 客路镇 with 迈港村, beside 附城镇. */
const place: OfficePlace = {
  town: { code: '440882102', word: '客路' },
  village: { code: '440882102204', word: '迈港' },
  neighbour: { code: '440882117', word: '附城' },
  court: '雷州市人民法院',
};
const town = townCommittee(place);

/** The program as `migrate` and `serve` leave it in an empty production folder. */
async function openProduction(open: OpenTestDatabase) {
  const database = await open();
  const clock = fixedClock('2026-11-24T09:00:00+08:00');
  await loadReference({ unitOfWork: database.uow, clock });
  const config: Config = {
    ...{ host: '127.0.0.1', port: 0, dataDir: database.dataDir, publicUrl: 'https://tiaojie.example' },
    ...{ secretKey: 'a-secret-that-only-tests-know-0123456789', olderSecretKeys: [], isHttpAllowed: true },
    ...{ isDemo: false, isProduction: true, logLevel: 'silent', sqliteSynchronous: 'NORMAL' as const },
  };
  const plain = { ...config, publicUrl: 'http://127.0.0.1:3000' };
  const log = createLogger({ level: 'silent' });
  const container = await createContainer({
    config: plain,
    db: database.db,
    clock,
    log,
    renderer: ownThread,
  });
  const app = buildApp(container).express;
  const close = async () => {
    await container.jobs.stop();
    await container.renderer.close();
    await container.sessions.close();
    await database.close();
  };
  return { container, app, close };
}

type App = NonNullable<Parameters<typeof supertest.agent>[0]>;

/** Somebody at a browser. */
function browser(app: App) {
  const agent = supertest.agent(app);
  const tokenOn = async (page: string) =>
    String(load((await agent.get(page)).text)('input[name=_csrf]').val());
  const post = async (path: string, page: string, fields: Record<string, string>) => {
    const token = await tokenOn(page);
    return agent
      .post(path)
      .type('form')
      .send({ _csrf: token, ...fields });
  };
  const signIn = async (username: string) => post('/sign-in', '/sign-in', { username, password });
  /** Sets the first password with the code from the slip, then signs in. */
  const activate = async (username: string, activationCode: string) => {
    const fields = { username, activationCode, password, repeated: password };
    expect((await post('/activate', '/activate', fields)).status, username).toBe(303);
    expect((await signIn(username)).status, username).toBe(303);
  };
  return { agent, tokenOn, post, activate };
}

eachDatabase((_name, open) => {
  test('empty production office, set up by one workbook, registers, accepts, assigns, signs and seals a case', async () => {
    const { container, app, close } = await openProduction(open);
    try {
      const [sysadmin, secadmin] = [browser(app), browser(app)];
      await sysadmin.activate('admin', await container.accounts.createAdmin('sysadmin', 'admin'));
      await secadmin.activate('safety', await container.accounts.createAdmin('secadmin', 'safety'));
      await browser(app).activate('audit', await container.accounts.createAdmin('auditor', 'audit'));
      expect((await sysadmin.agent.get('/')).text).toContain('href="/setup"');
      expect(
        load((await sysadmin.agent.get('/setup')).text)('table')
          .first()
          .text(),
      ).toContain('还不行');

      const chosen = await sysadmin.post('/admin/areas/choose', '/admin/areas/choose?q=%E9%9B%B7%E5%B7%9E', {
        county: '440882',
      });
      expect(chosen.headers['location']).toBe('/admin/areas/440882');
      const { slips, checked } = await importWorkbook(sysadmin);
      expect(checked).toContain('新增 23 行，变更 0 行，已有 0 行，有问题 0 行');
      expect([...slips.keys()]).toEqual(officeAccounts.map(([username]) => username));
      expect((await importWorkbook(sysadmin)).checked).toContain('新增 0 行，变更 0 行，已有 23 行');

      const known = new Map((await container.accounts.list()).map(({ username, id }) => [username, id]));
      for (const [username, code] of slips) {
        const fields = { accountId: known.get(username) ?? '' };
        await secadmin.post('/admin/accounts/approve', '/admin/accounts', fields);
        await browser(app).activate(username, code);
      }
      const open = (await container.setup.states()).filter(({ isDone }) => !isDone).map(({ step }) => step);
      expect(open).toEqual(['calendar']);

      await playCase(app, container);
      const subject = await container.db.read('cases').first();
      expect(subject).toMatchObject({ number: '（2026）客路人调字第1号' });
      const seal = await container.db.read('agreement_signatures').where({ signer: 'seal' }).first();
      expect(seal?.person_name).toBe(`${town}印章`);
    } finally {
      await close();
    }
  }, 120_000);
});

/** Downloads the workbook, fills it in, uploads it and imports it; gives the codes of the slips by username. */
async function importWorkbook({ agent, tokenOn, post }: ReturnType<typeof browser>) {
  const empty = await agent.get('/setup/workbook.xlsx').buffer(true).parse(collect);
  const token = await tokenOn('/setup/workbook');
  const sent = await agent
    .post('/setup/workbook')
    .field('_csrf', token)
    .attach('workbook', await fillInWorkbook(empty.body, place), {
      filename: '登记表.xlsx',
      contentType: workbookMediaType,
    });
  const preview = sent.get('location') ?? '';
  const checked = (await agent.get(preview)).text;
  const page = load((await post(preview, '/setup/workbook', {})).text);
  const slips = new Map<string, string>();
  page('.slip').each((_, slip) => {
    const value = (label: string) =>
      page(slip)
        .find('.kv-item')
        .filter((_index, item) => page(item).find('dt').text() === label)
        .find('dd')
        .text();
    slips.set(value('用户名'), value('启用码'));
  });
  return { slips, checked };
}

function collect(res: supertest.Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = res as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}

/** A dispute over a deposit, from the desk to its end, by the people whose accounts the workbook opened. */
async function playCase(app: App, container: Awaited<ReturnType<typeof openProduction>>['container']) {
  const { areas, tokens } = container;
  const tokenOf = new Map<string, string>();
  const as = async (username: string) => {
    const token =
      tokenOf.get(username) ?? (await tokens.createToken(username, ['read', 'write', 'sign', 'seal']));
    tokenOf.set(username, token);
    const agent = supertest(app);
    return {
      get: (path: string) => agent.get(`/api/v1${path}`).set('Authorization', `Bearer ${token}`),
      post: (path: string, body: unknown = {}) =>
        agent
          .post(`/api/v1${path}`)
          .set('Authorization', `Bearer ${token}`)
          .send(body as object),
    };
  };
  const find = (kind: 'people' | 'seals', name: string) =>
    areas.offices.rowsOn(kind).find((row) => row.name === name)?.id ?? name;
  const driver = apiDriver(
    { office: container, as },
    {
      mediator: (username) =>
        find('people', officeAccounts.find(([one]) => one === username)?.[1] ?? username),
      seal: (committee) => find('seals', `${committee}印章`),
    },
  );
  await playLeaseStory(driver);
}
