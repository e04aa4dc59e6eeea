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
import { writeWorkbook } from '../../src/platform/workbook.ts';
import { readSheets } from '../../src/platform/workbook-reader.ts';
import { workbookMediaType } from '../../src/web/pages/downloads.ts';
import { apiDriver } from '../api/api-driver.ts';
import { playLeaseStory } from '../stories/lease-story.ts';
import { eachDatabase, type OpenTestDatabase } from '../support/database.ts';

const password = 'shan-po-di-2026';
const since = '2020-01-01';
const town = '客路镇人民调解委员会';
const committees = [
  [town, '客路', '乡镇（街道）调委会', '440882102'],
  ['迈港村人民调解委员会', '迈港', '村（居）调委会', '440882102204'],
  ['附城镇人民调解委员会', '附城', '乡镇（街道）调委会', '440882117'],
] as const;
/** Name, post, committee or office, seat, woman, area: twelve people in office. */
const people = [
  ['郑国强', '主任', town, '主任', '否'],
  ['林海生', '专职调解员', town, '委员', '否'],
  ['何秀兰', '专职调解员', town, '委员', '是'],
  ['吴景田', '主任', committees[1][0], '主任', '否'],
  ['吴小妹', '委员', committees[1][0], '委员', '是'],
  ['吴文斌', '委员', committees[1][0], '委员', '否'],
  ['许玉莲', '主任', committees[2][0], '主任', '是'],
  ['许志明', '委员', committees[2][0], '委员', '否'],
  ['许少华', '委员', committees[2][0], '委员', '否'],
  ['黄丽珍', '受理员', '客路镇综治中心', '', '是'],
  ['周文斌', '综治办主任', '客路镇综治中心', '', '否'],
  ['邓志明', '司法所所长', '客路镇综治中心', '', '否'],
] as const;
const accounts = [
  ['clerk', '黄丽珍', '综治中心受理员'],
  ['coordinator', '周文斌', '综治办'],
  ['chair', '郑国强', '调委会主任'],
  ['mediator', '林海生', '调解员'],
] as const;

/** What is written below the heads of the sheets, by the heads as the workbook has them. */
function filled(sheet: string): Record<string, string>[] {
  switch (sheet) {
    case '机构':
      return [{ 名称: '客路镇综治中心', 类别: '综治中心', 辖区: '440882102', 自何日起: since }];
    case '调委会':
      return committees.map(([name, word, kind, area]) => ({
        ...{ 名称: name, 简称: word, 类别: kind, 辖区: area, 案号用字: word, 自何日起: since },
        ...{ 案号格式: '（{year}）{org}人调字第{n}号', 司法确认的法院: '雷州市人民法院' },
      }));
    case '人员':
      return people.map(([name, post, office, seat, isWoman]) => {
        const committee = committees.find(([one]) => one === office);
        const place = committee === undefined ? { 所在单位: office } : { 调解委员会: office };
        const isMediator = committee === undefined ? '否' : '是';
        return {
          ...{ 姓名: name, 职务: post, ...place, 在调委会中: seat, 女性: isWoman, 自何日起: since },
          ...{ '是人民调解员，可以承办案件': isMediator, 辖区: committee?.[3] ?? '440882102' },
        };
      });
    case '印章':
      return committees.map(([name], index) => ({
        ...{ 印章名称: `${name}印章`, 调解委员会: name, 自何日起: since },
        保管人: people[index * 3]?.[0] ?? '',
      }));
    case '账户':
      return accounts.map(([username, person, role]) => ({ 用户名: username, 在任人员: person, 岗位: role }));
    default:
      return [];
  }
}

async function fillIn(empty: Buffer): Promise<Buffer> {
  const sheets = Object.entries(await readSheets(empty, 100));
  return writeWorkbook(
    sheets.map(([name, [heads = [], help = []]]) => ({
      name,
      columns: heads.map((header) => ({ header, width: 16 })),
      rows: [help, ...filled(name).map((row) => heads.map((head) => row[head] ?? ''))],
    })),
  );
}

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
      expect([...slips.keys()]).toEqual(accounts.map(([username]) => username));
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
    .attach('workbook', await fillIn(empty.body), {
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
      mediator: (username) => find('people', accounts.find(([one]) => one === username)?.[1] ?? username),
      seal: (committee) => find('seals', `${committee}印章`),
    },
  );
  await playLeaseStory(driver);
}
