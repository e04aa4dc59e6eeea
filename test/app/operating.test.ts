import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../../src/app/config.ts';
import { projectFile } from '../../src/platform/project-root.ts';

const read = (...path: string[]) => readFileSync(projectFile(...path), 'utf8');
const guides = ['README.md', 'README.zh-CN.md', 'docs/operating.md'] as const;
const settings = [
  ['app', 'config.ts'],
  ['notices', 'sending', 'settings.ts'],
].flatMap((path) => [...read('src', ...path).matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(([, name]) => name));

/** Where what is seen at a start, by a command or on a page is said. */
const speakers = [
  ...['src/main.ts', 'src/app/config.ts', 'src/cli/office.ts', 'src/platform/database/migrate.ts'],
  ...['src/backup/restore-backup.ts', 'src/backup/read-backup.ts', 'src/backup/backup-service.ts'],
  ...['src/web/pages/error-texts.ts', 'src/identity/texts.ts', 'src/cases/page/texts.ts'],
  'src/ledgers/pages/texts.ts',
];

/** Lines of the table of settings, by the names they begin with. */
function told(text: string): Map<string, string> {
  const rows = text.split('\n').filter((line) => /^\| \**`[A-Z]/.test(line));
  return new Map(
    rows.flatMap((row) =>
      [...(row.split(' | ')[0] ?? '').matchAll(/`([A-Z0-9_]+)`/g)].map(
        ([, name = '']) => [name, row] as const,
      ),
    ),
  );
}

test.each(guides)(
  'settings in %s, compared with those the program reads, are all of them and no others',
  (file) => {
    expect(settings.length).toBeGreaterThan(15);
    expect([...told(read(file)).keys()].sort()).toEqual([...settings].sort());
  },
);

test.each(guides)(
  'settings %s marks as required, left out in production, are those the start refuses to do without',
  (file) => {
    const marked = [...told(read(file))].filter(([, row]) => row.startsWith('| **')).map(([name]) => name);
    const refusal = refusalOf({ NODE_ENV: 'production' });

    expect(marked.filter((name) => name !== 'NODE_ENV').sort()).toEqual(['PUBLIC_URL', 'SECRET_KEY']);
    for (const name of marked)
      if (name !== 'NODE_ENV') expect(refusal).toContain(`${name} is required in production`);
    expect(refusal.split('\n').length).toBe(2);
  },
);

test.each(guides)('commands and files %s names, looked for, exist', (file) => {
  const text = read(file);
  const known = [...read('src', 'main.ts').matchAll(/words: \['(\w+)'/g)].map(([, word]) => word);
  const named = [...text.matchAll(/(?:^|[\s`(/])dingfen ([a-z]+)(?=[\s`])/gm)].map(([, word]) => word);
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);

  expect(named.filter((word) => word !== 'dingfen' && !known.includes(word))).toEqual([]);
  expect(links.length).toBeGreaterThan(2);
  expect(links.filter((path) => !existsSync(projectFile(folder, path)))).toEqual([]);
});

test('sentences of refusals in the table of symptoms, looked for in the source, are said there', () => {
  const source = speakers.map((path) => read(path)).join('\n');
  const table = read('docs', 'operating.md').split('## 从现象查起')[1]?.split('\n## ')[0] ?? '';
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| 看到什么'));
  const said = rows.flatMap((row) =>
    [
      ...(row.split(' | ')[0] ?? '').matchAll(
        /[`“]([a-zA-Z][a-zA-Z _]+ [a-zA-Z _]+|[\u4e00-\u9fff、，]+)[`”]/g,
      ),
    ].map(([, words = '']) => words),
  );

  expect(rows.length).toBeGreaterThan(20);
  expect(said.length).toBeGreaterThan(12);
  expect(said.filter((words) => !source.includes(words))).toEqual([]);
});

test('settings file for the service, filled in as it says, starts the program in production', () => {
  const lines = read('docs', 'operating', 'dingfen.env')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  const env = Object.fromEntries(lines.map((line) => line.split('=', 2)));
  const config = loadConfig({
    ...env,
    SECRET_KEY: 'k'.repeat(64),
    NODE_ENV: 'production',
    DATA_DIR: '/var/lib/dingfen',
  });

  expect(config).toMatchObject({
    isProduction: true,
    isDemo: false,
    backup: { dir: '/var/lib/dingfen/backups' },
  });
});

function refusalOf(env: Record<string, string>): string {
  try {
    loadConfig(env);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
