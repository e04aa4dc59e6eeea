import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The tools that read a PDF independently of this product, and whether this machine has them. */
const tools = ['pdftotext', 'pdffonts', 'pdfinfo', 'pdfimages', 'pdftoppm', 'qpdf'] as const;

export const absentTools = tools.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
export const hasPdfTools = absentTools.length === 0;
if (!hasPdfTools)
  process.stderr.write(`checks on PDF files are skipped: ${absentTools.join(', ')} not installed\n`);

function withFile<T>(bytes: Buffer, work: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    const path = join(folder, 'paper.pdf');
    writeFileSync(path, bytes);
    return work(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(tool: (typeof tools)[number], args: (path: string) => string[], bytes: Buffer): string {
  return withFile(bytes, (path) => execFileSync(tool, args(path), { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

/**
 * The file without the name of its output intent. Poppler works out the colours of an intent anew for every page, nine
 * tenths of the time it takes; no word, line or picture of a page depends on it.
 */
function withoutIntent(bytes: Buffer): Buffer {
  const name = '/OutputIntents';
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(name); at !== -1; at = copy.indexOf(name, at + 1)) {
    copy.write('Z', at + name.length - 1, 'latin1');
  }
  return copy;
}

/** Text in content order, as extracted. */
export function pdfText(bytes: Buffer): string {
  return run('pdftotext', (path) => ['-raw', path, '-'], withoutIntent(bytes));
}

/** Text of each page with white space removed. */
export function pageTexts(bytes: Buffer): string[] {
  return textsOfPages(pdfText(bytes));
}

/** The pages of an extracted text, with white space removed. */
export function textsOfPages(text: string): string[] {
  return text.split('\f').slice(0, -1).map(withoutSpace);
}

export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

export function pdfFonts(bytes: Buffer): string[][] {
  const rows = run('pdffonts', (path) => [path], bytes)
    .trim()
    .split('\n')
    .slice(2);
  return rows.map((row) => row.trim().split(/\s+/));
}

export function pdfInfo(bytes: Buffer): Record<string, string> {
  const lines = run('pdfinfo', (path) => [path], bytes)
    .trim()
    .split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
}

/** Throws with the tool's message when the file has a structural error. */
export function checkStructure(bytes: Buffer): string {
  return run('qpdf', (path) => ['--check', path], bytes);
}

/** Words with their right edges in points, line by line. */
export function pdfLines(bytes: Buffer): { text: string; left: number; top: number; right: number }[][] {
  const html = run('pdftotext', (path) => ['-bbox-layout', path, '-'], withoutIntent(bytes));
  return html
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([\s\S]*?)<\/line>/g),
      ].map((match) => ({
        left: Number(match[1]),
        top: Number(match[2]),
        right: Number(match[3]),
        text: [...(match[4] ?? '').matchAll(/>([^<]*)<\/word>/g)]
          .map((word) => plainText(word[1] ?? ''))
          .join(''),
      })),
    );
}

function plainText(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** The bytes of a file attached under a name. Throws when there is none. */
export function attachedFile(bytes: Buffer, name: string): Buffer {
  return withFile(bytes, (path) =>
    execFileSync('qpdf', [path, `--show-attachment=${name}`], { maxBuffer: 1 << 26 }),
  );
}

/** How many pictures stand in the file. */
export function pictureCount(bytes: Buffer): number {
  return (
    run('pdfimages', (path) => ['-list', path], withoutIntent(bytes))
      .trim()
      .split('\n').length - 2
  );
}

/** Pictures of every page beside each other in the folder of a path; gives the names of their files. */
export function rasters(bytes: Buffer, path: string, dpi: number): string[] {
  // JPEG: packing a PNG takes eight times as long as drawing the page.
  withFile(withoutIntent(bytes), (file) =>
    execFileSync('pdftoppm', ['-r', String(dpi), '-jpeg', file, path]),
  );
  const folder = dirname(path);
  return readdirSync(folder).filter((name) => name.startsWith(`${basename(path)}-`));
}
