import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import pdfmake from 'pdfmake';
import { documentA } from './document-a.ts';
import { bodyPath, boldPath } from './stock-sides.ts';

let compiler: NodeCompiler | undefined;

/** The same text through typst, a typesetter written in Rust: tagged, PDF/A-2b, justified. */
export async function typstA(n: number): Promise<Buffer> {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [dirname(bodyPath), dirname(boldPath)] }] });
  const source = documentA(n)
    .map(({ kind, words }) => {
      const text = `#${JSON.stringify(words)}`;
      if (kind === 'title') return `#align(center, text(size: 22pt, weight: "bold")[${text}])`;
      if (kind === 'heading') return `#strong[${text}]`;
      return text;
    })
    .join('\n\n');
  const frame =
    '#set document(title: "人民调解协议书", date: datetime(year: 2020, month: 2, day: 26))\n#set page(paper: "a4", margin: (left: 28mm, right: 26mm, top: 28mm, bottom: 24mm))\n#set text(font: "Noto Serif SC", size: 14pt, lang: "zh")\n#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n';
  return compiler.pdf({ mainFileContent: frame + source }, { pdfStandard: PdfStandard.A_2b });
}

/** pdfmake, which stands on pdfkit. */
export async function pdfmakeA(n: number): Promise<Buffer> {
  pdfmake.addFonts({ Noto: { normal: bodyPath, bold: boldPath, italics: bodyPath, bolditalics: boldPath } });
  const content = documentA(n).map(({ kind, words }) => {
    if (kind === 'title') return { text: words, fontSize: 22, bold: true, alignment: 'center' as const };
    return { text: words, bold: kind === 'heading', leadingIndent: 28 };
  });
  const pdf = pdfmake.createPdf({ content, defaultStyle: { font: 'Noto', fontSize: 14 } });
  return Buffer.from(await pdf.getBuffer());
}

function htmlA(n: number): string {
  const faces = [
    [bodyPath, 400],
    [boldPath, 700],
  ].map(([path, weight]) => `@font-face{font-family:N;font-weight:${weight};src:url("file://${path}")}`);
  const body = documentA(n).map(({ kind, words }) => {
    const tag = kind === 'text' ? 'p' : kind === 'title' ? 'h1' : 'h2';
    return `<${tag}>${words}</${tag}>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>${faces.join('')}@page{size:A4;margin:28mm 26mm 24mm 28mm}body{font:14pt N}p{text-indent:2em;text-align:justify}</style>${body.join('')}`;
}

/** CPU milliseconds a program and its children used, as the shell that started them counts. */
function cpuOf(command: string, args: readonly string[]): number {
  const said = execFileSync('bash', ['-c', '"$0" "$@" >/dev/null 2>&1; times', command, ...args], {
    encoding: 'utf8',
  });
  const [, children = ''] = said.trim().split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000,
    0,
  );
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

/** What one document more costs a program that is started anew: several in one start against one. */
function marginal(
  costOf: (count: number) => number,
  many: number,
): { readonly first: number; readonly next: number } {
  const [first, all] = [costOf(1), costOf(many)];
  return { first, next: (all - first) / (many - 1) };
}

/** CPU milliseconds of Chromium printing one page: each document is a start of its own. */
export function chromiumCost(): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-chromium-'));
  const page = join(folder, 'a.html');
  writeFileSync(page, htmlA(1));
  const target = join(folder, 'a.pdf');
  return cpuOf('chromium', [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${target}`,
    `file://${page}`,
  ]);
}

/** CPU milliseconds of LibreOffice: its start with one document, and each further one of the same start. */
export function libreOfficeCost(): { readonly first: number; readonly next: number } {
  return marginal((count) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-office-'));
    for (let n = 0; n < count; n++) writeFileSync(join(folder, `a${n}.html`), htmlA(n));
    const files = readdirSync(folder).map((file) => join(folder, file));
    return cpuOf('soffice', [
      '--headless',
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--convert-to',
      'pdf:writer_web_pdf_Export',
      '--outdir',
      folder,
      ...files,
    ]);
  }, 6);
}
