import { expect, test } from 'vitest';
import { isUsername, normaliseUsername } from '../../src/identity/account.ts';
import { maskIdNumber, maskName, maskPhone } from '../../src/identity/mask.ts';
import { passwordFault } from '../../src/identity/passwords.ts';
import { can, hasScope, type PermissionName, permissions } from '../../src/identity/permissions.ts';
import { identityLocales } from '../../src/identity/texts.ts';
import { administratorRoles, isInScope, roleNames } from '../../src/identity/viewer.ts';
import { catalogueKeys } from '../../src/platform/i18n.ts';
import { sourceFiles } from '../support/source-files.ts';

const names = Object.keys(permissions) as PermissionName[];

test('permission table, read row by row, names known roles only, each once, and leaves none empty', () => {
  for (const name of names) {
    const roles: readonly string[] = permissions[name];
    expect(roles.length, name).toBeGreaterThan(0);
    expect(new Set(roles).size, name).toBe(roles.length);
    expect(roles.filter((role) => !(roleNames as readonly string[]).includes(role))).toEqual([]);
  }
});

test('permissions, searched in every source file, each guard a page or a function', () => {
  const text = sourceFiles(['src'])
    .filter(({ path }) => path !== 'src/identity/permissions.ts')
    .map((file) => file.text)
    .join('\n');
  const isUsed = (name: string) =>
    new RegExp(`permissions\\.${name}\\b|access: '${name}'|\\bcan\\([^)]*'${name}'`).test(text);

  expect(isUsed('flyToTheMoon')).toBe(false);
  expect(names.filter((name) => !isUsed(name))).toEqual([]);
});

test('every role, looked up in the permission table, may do something', () => {
  for (const role of roleNames)
    expect(
      names.some((name) => can({ role }, name)),
      role,
    ).toBe(true);
});

test.each(administratorRoles)('%s, looked up, may do nothing that shows a case', (role) => {
  const own = [
    'viewOffices',
    'manageOffices',
    'manageCalendar',
    'viewRules',
    'manageRules',
    'viewAreas',
    'manageAreas',
    'viewIntegrityCounts',
    'viewMigrations',
    'migrateCases',
    'viewAccounts',
    'openAccount',
    'approveAccount',
    'disableAccount',
    'viewAudit',
    'viewDeliveries',
  ];

  expect(names.filter((name) => can({ role }, name) && !own.includes(name))).toEqual([]);
});

test('opening and approving an account, looked up, never lie in one hand', () => {
  for (const role of roleNames) {
    expect(can({ role }, 'openAccount') && can({ role }, 'approveAccount')).toBe(false);
  }
});

test('viewer of a town, asked about areas, has those below it and no neighbour with a longer code', () => {
  const viewer = { areaPath: '/440000/440800/440882/440882102/' };

  expect(isInScope(viewer, '/440000/440800/440882/440882102/440882102204/')).toBe(true);
  expect(isInScope(viewer, '/440000/440800/440882/440882102/')).toBe(true);
  expect(isInScope(viewer, '/440000/440800/440882/4408821021/')).toBe(false);
  expect(isInScope(viewer, '/440000/440800/440882/')).toBe(false);
});

test('scopes bind a token and not a session', () => {
  expect(hasScope({ via: 'token', scopes: ['read'] }, 'seal')).toBe(false);
  expect(hasScope({ via: 'token', scopes: ['seal'] }, 'seal')).toBe(true);
  expect(hasScope({ via: 'session', scopes: [] }, 'seal')).toBe(true);
});

test.each([
  ['13812345521', '138****5521'],
  ['0759-8801234', '0759-****234'],
  ['88', '****'],
])('telephone %s, masked, reads %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

test('identity number and name, masked, keep too little to be used', () => {
  expect(maskIdNumber('440882199001011234')).toBe('440***********1234');
  expect(maskName('张三丰')).toBe('张**');
  expect(maskName('𬱖大')).toBe('𬱖**');
});

test.each([
  ['short', 'passwordShort'],
  ['x'.repeat(129), 'passwordLong'],
  ['aaaaaaaaaaaa', 'passwordWeak'],
  ['1234567890', 'passwordWeak'],
  ['my-clerk-pass', 'passwordWeak'],
  ['dingfen-demo', null],
  ['迈港村和龙秋村共用水渠', null],
])('password %s, chosen by the clerk, has fault %s', (password, fault) => {
  expect(passwordFault(password, 'clerk')).toBe(fault);
});

test('username, typed in full width and capitals, is the stored one', () => {
  expect(normaliseUsername(' Ｃｌｅｒｋ ')).toBe('clerk');
  expect(isUsername('clerk')).toBe(true);
  expect(isUsername('张三')).toBe(false);
});

test('texts of identity, compared, have the same keys in both languages', () => {
  expect(catalogueKeys(identityLocales['zh-CN'])).toEqual(catalogueKeys(identityLocales.en));
});
