import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { absoluteMs, idleMs } from '../../src/identity/session-store.ts';
import { eachDatabase } from '../support/database.ts';
import { openWorld, type World } from './world.ts';

eachDatabase((_name, open) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(open);
  });
  afterAll(() => world.close());

  describe('signing in', () => {
    test('clerk, with the right password, lands on the page asked for and is known there', async () => {
      const clerk = world.visitor();

      const answer = await clerk.signIn('clerk', 'dingfen-demo', '/account?tab=1');
      const who = await clerk.agent.get('/');

      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe('/account?tab=1');
      expect(who.body).toMatchObject({
        username: 'clerk',
        role: 'clerk',
        areaCode: '440882102',
        areaPath: '/440000/440800/440882/440882102/',
        organisationId: 'demo-organisation-centre',
        via: 'session',
        scopes: [],
      });
    });

    test.each([
      ['//evil.example/', '/'],
      ['https://evil.example/', '/'],
      ['/\\evil.example', '/'],
      ['javascript:alert(1)', '/'],
      ['/sign-out', '/'],
    ])('next page %s, given at signing in, leads to %s', async (next, location) => {
      const answer = await world.visitor().signIn('clerk', 'dingfen-demo', next);

      expect(answer.headers.location).toBe(location);
    });

    test.each([
      ['sysadmin', '/admin/accounts'],
      ['secadmin', '/admin/calendar'],
      ['auditor', '/admin/audit'],
    ])('%s, signed in, starts on %s', async (username, path) => {
      const visitor = world.visitor();

      const answer = await visitor.signIn(username);

      expect(answer.headers.location).toBe(path);
      expect((await visitor.agent.get(path)).status).toBe(200);
    });

    test('wrong password, unknown name and closed account, tried, get one and the same answer', async () => {
      const { account, activationCode } = await world.accounts.createAccount(null, {
        username: 'closed-one',
        displayName: '陈水养',
        role: 'clerk',
        areaCode: '440882102',
      });
      await world.accounts.activate('closed-one', activationCode, 'a long enough one');
      await world.accounts.disable(null, account.id);
      const tries = [
        ['mediator', 'wrong'],
        ['nobody-here', 'wrong'],
        ['closed-one', 'a long enough one'],
        ['mediator', 'x'.repeat(500)],
      ] as const;

      const texts = await Promise.all(
        tries.map(async ([username, password]) => {
          const answer = await world.visitor().signIn(username, password);
          return [answer.status, load(answer.text)('.error-summary').text().replace(/\s+/g, ' ').trim()];
        }),
      );

      expect(new Set(texts.map((text) => JSON.stringify(text))).size).toBe(1);
      expect(texts[0]?.[0]).toBe(422);
      expect(texts[0]?.[1]).toContain('用户名或密码不对');
    });

    test('sign-in page, shown again after a mistake, keeps the name and never the password', async () => {
      const answer = await world.visitor().signIn('justice', 'not-the-password');
      const $ = load(answer.text);

      expect($('#username').val()).toBe('justice');
      expect($('#password').val()).toBe('');
      expect(answer.text).not.toContain('not-the-password');
    });

    test('five wrong tries, then the right password, is 429 with Retry-After; others still get in', async () => {
      const visitor = world.visitor();
      for (let n = 0; n < 5; n += 1) expect((await visitor.signIn('leader', `wrong-${n}`)).status).toBe(422);

      const answer = await visitor.signIn('leader');
      const other = await visitor.signIn('county');

      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(60);
      expect(answer.text).toContain('尝试次数过多');
      expect(other.status).toBe(303);
    });

    test('four wrong tries, then the right password, starts the count anew', async () => {
      const failFourTimes = async () => {
        const visitor = world.visitor();
        for (let n = 0; n < 4; n += 1) await visitor.signIn('coordinator', 'wrong');
        return visitor.signIn('coordinator');
      };

      expect((await failFourTimes()).status).toBe(303);
      expect((await failFourTimes()).status).toBe(303);
    });
  });

  describe('sessions', () => {
    test('session id planted before signing in, used afterwards, opens nothing', async () => {
      const victim = world.visitor();
      const planted = victim.sessionCookie(await victim.agent.get('/sign-in'));

      const renewed = victim.sessionCookie(await victim.signIn('clerk'));
      const attacker = await world.visitor().agent.get('/').set('Cookie', String(planted));

      expect(planted).toBeDefined();
      expect(renewed).toBeDefined();
      expect(renewed).not.toBe(planted);
      expect(attacker.status).toBe(303);
      expect(attacker.headers.location).toContain('/sign-in');
    });

    test('signed out, the former cookie opens nothing', async () => {
      const visitor = world.visitor();
      const cookie = visitor.sessionCookie(await visitor.signIn('clerk'));

      await visitor.post('/sign-out', '/account', {});
      const answer = await world.visitor().agent.get('/').set('Cookie', String(cookie));

      expect(answer.status).toBe(303);
    });

    test('account disabled while signed in loses every session at once', async () => {
      const { account, activationCode } = await world.accounts.createAccount(null, {
        username: 'leaver',
        displayName: '何秀兰',
        role: 'mediator',
        areaCode: '440882102',
      });
      await world.accounts.activate('leaver', activationCode, 'a long enough one');
      const [one, two] = [world.visitor(), world.visitor()];
      await one.signIn('leaver', 'a long enough one');
      await two.signIn('leaver', 'a long enough one');
      expect((await one.agent.get('/')).status).toBe(200);

      await world.accounts.disable(null, account.id);

      expect((await one.agent.get('/')).status).toBe(303);
      expect((await two.agent.get('/')).status).toBe(303);
    });

    test('password changed signs out everywhere and only the new one works', async () => {
      const { activationCode } = await world.accounts.createAccount(null, {
        username: 'changer',
        displayName: '林海生',
        role: 'mediator',
        areaCode: '440882102',
      });
      await world.accounts.activate('changer', activationCode, 'the former one!');
      const [one, two] = [world.visitor(), world.visitor()];
      await one.signIn('changer', 'the former one!');
      await two.signIn('changer', 'the former one!');
      const fields = { current: 'the former one!', password: 'the newer one!', repeated: 'the newer one!' };

      const wrong = await one.post('/account', '/account', { ...fields, current: 'no' });
      const differ = await one.post('/account', '/account', { ...fields, repeated: 'other' });
      const done = await one.post('/account', '/account', fields);

      expect([wrong.status, differ.status, done.status]).toEqual([422, 422, 303]);
      expect((await two.agent.get('/')).status).toBe(303);
      expect((await two.signIn('changer', 'the former one!')).status).toBe(422);
      expect((await two.signIn('changer', 'the newer one!')).status).toBe(303);
    });

    test('session, not used for half an hour, is over; used in between it lives, twelve hours at the most', async () => {
      const idle = world.visitor();
      const busy = world.visitor();
      await idle.signIn('village');
      await busy.signIn('village');

      for (let passed = 0; passed < idleMs; passed += idleMs / 2) {
        world.clock.advance(idleMs / 2);
        expect((await busy.agent.get('/')).status).toBe(200);
      }
      expect((await idle.agent.get('/')).status).toBe(303);

      for (let passed = idleMs; passed < absoluteMs - idleMs / 2; passed += idleMs / 2) {
        world.clock.advance(idleMs / 2);
        expect((await busy.agent.get('/')).status).toBe(200);
      }
      world.clock.advance(idleMs / 2);
      expect((await busy.agent.get('/')).status).toBe(303);
    });

    test('ended session, saved again by a request still running, does not come back', async () => {
      const session = { accountId: 'someone', signedInAt: world.clock.now(), cookie: {} } as never;
      const done = (run: (callback: (error?: unknown, value?: unknown) => void) => void) =>
        new Promise((resolve, reject) => run((error, value) => (error ? reject(error) : resolve(value))));
      await done((callback) => world.sessions.set('sid-of-someone', session, callback));

      world.clock.advance(1000);
      await world.sessions.destroyAllOf('someone');
      await done((callback) => world.sessions.set('sid-of-someone', session, callback));

      expect(await done((callback) => world.sessions.get('sid-of-someone', callback as never))).toBeNull();
    });
  });

  describe('activation', () => {
    test('one-time code sets the password once; a second time it is refused', async () => {
      const code = await world.accounts.createAdmin('auditor', 'auditor2');
      const visitor = world.visitor();
      const fields = {
        username: 'auditor2',
        activationCode: code,
        password: 'keeps the log',
        repeated: 'keeps the log',
      };

      const weak = await visitor.post('/activate', '/activate', {
        ...fields,
        password: '1234567890',
        repeated: '1234567890',
      });
      const done = await visitor.post('/activate', '/activate', {
        ...fields,
        activationCode: code.toLowerCase(),
      });
      const again = await visitor.post('/activate', '/activate', fields);

      expect([weak.status, done.status, again.status]).toEqual([422, 303, 422]);
      expect(weak.text).toContain('太容易猜到');
      expect((await visitor.signIn('auditor2', 'keeps the log')).status).toBe(303);
    });

    test('one-time code, eight days old, is refused', async () => {
      const code = await world.accounts.createAdmin('auditor', 'auditor3');
      world.clock.advance(8 * 86_400_000);

      await expect(world.accounts.activate('auditor3', code, 'keeps the log')).rejects.toMatchObject({
        status: 422,
      });
    });

    test('username taken, created again, is refused whole', async () => {
      await expect(world.accounts.createAdmin('auditor', 'AUDITOR')).rejects.toMatchObject({
        status: 409,
        code: 'usernameTaken',
      });
    });
  });

  describe('tokens', () => {
    test('token, made for the chair, acts as the chair within its scopes', async () => {
      const token = await world.tokens.createToken('chair', ['read', 'sign']);

      const viewer = await world.tokens.findViewerByToken(token);

      expect(viewer).toMatchObject({
        username: 'chair',
        role: 'chair',
        via: 'token',
        scopes: ['read', 'sign'],
      });
      const rows = await world.database.read('api_tokens').select('token_hash');
      expect(rows.map((row) => row.token_hash)).not.toContain(token);
    });

    test('token unknown, malformed, expired or of a closed account speaks for nobody', async () => {
      const { account, activationCode } = await world.accounts.createAccount(null, {
        username: 'machine',
        displayName: '接口账户',
        role: 'clerk',
        areaCode: '440882102',
      });
      await world.accounts.activate('machine', activationCode, 'never typed in');
      const closed = await world.tokens.createToken('machine');
      const expired = await world.tokens.createToken('clerk', ['read'], { expiresAt: world.clock.now() });
      await world.accounts.disable(null, account.id);

      for (const token of [closed, expired, `df_${'A'.repeat(43)}`, 'df_', '', "' or 1=1"]) {
        expect(await world.tokens.findViewerByToken(token)).toBeNull();
      }
    });

    test('token for a name nobody has is refused', async () => {
      await expect(world.tokens.createToken('nobody-here')).rejects.toMatchObject({ status: 404 });
    });
  });

  describe('administration', () => {
    test('account, opened by the system administrator, works only once the security administrator approved it', async () => {
      const sysadmin = world.visitor();
      const secadmin = world.visitor();
      await sysadmin.signIn('sysadmin');
      await secadmin.signIn('secadmin');
      const fields = { username: 'newcomer', displayName: '吴景田', role: 'clerk', areaCode: '440882102' };

      const opened = await sysadmin.post('/admin/accounts', '/admin/accounts', fields);
      const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(opened.text)?.[0] ?? '';
      const account = await world.accounts.findByUsername('newcomer');
      await expect(world.accounts.activate('newcomer', code, 'a fresh start')).rejects.toMatchObject({
        status: 422,
      });
      const own = await sysadmin.post('/admin/accounts/approve', '/admin/accounts', {
        accountId: account?.id ?? '',
      });
      const approved = await secadmin.post('/admin/accounts/approve', '/admin/accounts', {
        accountId: account?.id ?? '',
      });

      expect(opened.status).toBe(200);
      expect(own.status).toBe(403);
      expect(approved.status).toBe(303);
      await world.accounts.activate('newcomer', code, 'a fresh start');
      expect((await world.visitor().signIn('newcomer', 'a fresh start')).status).toBe(303);
    });

    test('account form, with a name taken or an area unknown, comes back with what was typed', async () => {
      const sysadmin = world.visitor();
      await sysadmin.signIn('sysadmin');
      const fields = { username: 'clerk', displayName: '黄丽珍', role: 'clerk', areaCode: '440882102' };

      const taken = await sysadmin.post('/admin/accounts', '/admin/accounts', fields);
      const nowhere = await sysadmin.post('/admin/accounts', '/admin/accounts', {
        ...fields,
        username: 'clerk9',
        areaCode: '1',
      });

      expect([taken.status, nowhere.status]).toEqual([422, 422]);
      expect(load(taken.text)('#displayName').val()).toBe('黄丽珍');
      expect(nowhere.text).toContain('没有这个辖区');
    });

    test('last security administrator cannot be disabled', async () => {
      const secadmin = await world.accounts.findByUsername('secadmin');

      await expect(world.accounts.disable(null, secadmin?.id ?? '')).rejects.toMatchObject({
        status: 409,
        code: 'lastAdministrator',
      });
    });

    test('last administrator of a kind, to be disabled on the page, stays, and the page says why', async () => {
      const sysadmin = world.visitor();
      await sysadmin.signIn('sysadmin');
      const accountId = (await world.accounts.findByUsername('secadmin'))?.id ?? '';

      const answer = await sysadmin.post('/admin/accounts/disable', '/admin/accounts', { accountId });

      expect(answer.status).toBe(409);
      expect(answer.text).toContain('这是最后一个此类管理员，不能停用。');
    });

    test('clerk, asking for pages of administrators, is refused', async () => {
      const clerk = world.visitor();
      await clerk.signIn('clerk');

      for (const path of ['/admin/accounts', '/admin/calendar', '/admin/audit']) {
        expect((await clerk.agent.get(path)).status).toBe(403);
      }
    });

    test('audit page, paged through, shows every entry once and newest first', async () => {
      const auditor = world.visitor();
      await auditor.signIn('auditor');
      const total = Number((await world.database.read('audit_log').count({ n: '*' }).first())?.n);
      const places: string[] = [];
      const times: string[] = [];

      for (let path: string | undefined = '/admin/audit'; path !== undefined; ) {
        const $ = load((await auditor.agent.get(path).expect(200)).text);
        places.push(
          ...$('tbody tr')
            .map((_, row) => $(row).find('td').eq(4).text())
            .get(),
        );
        times.push(
          ...$('tbody tr')
            .map((_, row) => $(row).find('td').eq(0).text())
            .get(),
        );
        path = $('a[rel=next]').attr('href');
      }

      expect(places.length).toBeGreaterThan(20);
      expect(places).toHaveLength(total);
      expect(new Set(places).size).toBe(total);
      expect(times).toEqual([...times].sort().reverse());
    });

    test('audit page, with a broken cursor, is 400', async () => {
      const auditor = world.visitor();
      await auditor.signIn('auditor');

      expect((await auditor.agent.get('/admin/audit?cursor=xyz')).status).toBe(400);
    });
  });
});
