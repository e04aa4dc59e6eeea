import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { renderPaper } from '../../../src/documents/issuing/render-paper.ts';
import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import { loadP12Signer } from '../../../src/documents/signing/p12-signer.ts';
import type { PaperSigner } from '../../../src/documents/signing/paper-signer.ts';
import { onRoad } from '../../mediation/proceedings-world.ts';
import { openTestDatabase } from '../../support/database.ts';
import { checkStructure, hasPdfTools, pdfInfo } from '../../typeset/pdf-tools.ts';
import { issued } from '../issuing.ts';
import { exampleRecord } from '../papers/fixtures.ts';

const hasTools = ['openssl', 'pdfsig'].every((tool) => spawnSync(tool, ['--help']).error === undefined);
if (!hasTools)
  process.stderr.write('checks of electronic signatures are skipped: openssl or pdfsig not installed\n');

const password = 'for tests only';
let folder: string;
let signer: PaperSigner;

beforeAll(async () => {
  if (!hasTools) return;
  folder = mkdtempSync(join(tmpdir(), 'dingfen-sign-'));
  const at = (name: string) => join(folder, name);
  const subject = '/CN=Kelu Committee/O=Demo';
  const days = '36500';
  const make = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', days, '-subj', subject];
  execFileSync('openssl', [...make, '-keyout', at('key.pem'), '-out', at('cert.pem')], { stdio: 'pipe' });
  const bundle = [
    'pkcs12',
    '-export',
    '-inkey',
    at('key.pem'),
    '-in',
    at('cert.pem'),
    '-out',
    at('office.p12'),
  ];
  execFileSync('openssl', [...bundle, '-passout', `pass:${password}`], { stdio: 'pipe' });
  signer = await loadP12Signer(at('office.p12'), password, 'Kelu Committee');
});

const template = () => {
  const found = paperTemplates.get('D10');
  if (!found) throw new Error('no D10');
  return found;
};

function signatures(bytes: Buffer): string {
  const path = join(folder, 'signed.pdf');
  writeFileSync(path, bytes);
  return execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
}

test.skipIf(!hasTools || !hasPdfTools)(
  'paper, signed with the key of an office, is found whole and valid; one changed character is found out',
  async () => {
    const record = exampleRecord('D10', 'land');
    const drawn = await renderPaper(template(), record, { signer });
    const said = signatures(drawn.bytes);

    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
    expect(said).toContain('Kelu Committee');
    expect(checkStructure(drawn.bytes)).toContain('No syntax or stream encoding errors');
    expect(pdfInfo(drawn.bytes)).toMatchObject({ Tagged: 'yes' });
    // The same record, signed again, is the same file.
    expect((await renderPaper(template(), record, { signer })).sha256).toBe(drawn.sha256);
    const forged = Buffer.from(drawn.bytes);
    const place = forged.indexOf('/Creator');
    forged[place + 11] = (forged[place + 11] ?? 0) ^ 1;
    expect(signatures(forged)).toContain('Digest Mismatch');
  },
);

test('paper, issued by an office without a key, bears no signature and no place for one', async () => {
  const { bytes } = await renderPaper(template(), exampleRecord('D10', 'land'), {});

  expect(bytes.includes('/AcroForm')).toBe(false);
  await onRoad(openTestDatabase, async (road) => {
    await road.mediating();
    await issued(road, 'D04');
    expect(await road.office.db.read('documents').first('is_signed')).toEqual({ is_signed: 0 });
  });
});

test.skipIf(!hasTools)('key with a wrong password, used, is refused and signs nothing', async () => {
  const wrong = await loadP12Signer(join(folder, 'office.p12'), 'wrong', 'Kelu Committee');

  await expect(renderPaper(template(), exampleRecord('D10', 'land'), { signer: wrong })).rejects.toThrow();
});
