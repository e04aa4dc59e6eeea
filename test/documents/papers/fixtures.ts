import { readdirSync, readFileSync } from 'node:fs';
import { type SampleRecord, sampleRecords } from '../../../src/documents/papers/paper-set.ts';
import { projectFile } from '../../../src/platform/project-root.ts';

export { sampleRecords as exampleRecords };

/** The first sample of a code, or of one variant of it. */
export function exampleRecord(code: string, variant?: string): SampleRecord['record'] {
  const found = sampleRecords.find(
    (sample) => sample.code === code && (variant === undefined || sample.record['variant'] === variant),
  );
  if (!found) throw new Error(`no sample of ${code} ${variant ?? ''}`);
  return found.record;
}

/** Where the papers stand, each folder named after its code: `d06a-head-certificate` for D06-A. */
export const paperFolders = readdirSync(projectFile('src', 'documents', 'papers'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, code: name.replace(/^d(\d+)([a-z]?)-.*/, codeOf) }));

function codeOf(_: string, digits: string, letter: string): string {
  return `D${digits}${letter === '' ? '' : `-${letter.toUpperCase()}`}`;
}

/** The file beside the samples of a paper that says what each was drawn as when it was recorded. */
export function goldenFile(code: string): string {
  const folder = paperFolders.find((one) => one.code === code)?.name ?? code;
  return projectFile('src', 'documents', 'papers', folder, 'golden.json');
}

export const readGolden = (code: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(goldenFile(code), 'utf8'));

const unprinted =
  /^(issuedAt|url|variant|kind|help|power|validFrom|validTo|landKind|meeting|source|method|outcome|hearing|from|to)$|On$|At$|By$/;
const partyDetails =
  /^(role|gender|ethnicity|occupation|phone|address|idType|idNumber|creditCode|head|headPost|agent|agentAuthority|representatives|serviceAddress)$/;
const papersWithPartyBlocks = new Set(['D02', 'D03', 'D06', 'D10', 'D11', 'D14', 'D28', 'D29', 'D40']);

/**
 * Every text a paper must print of its record: strings without days, addresses of pages and
 * choices; the details of the parties only on papers that lay them out.
 */
export function printedStrings(code: string, value: unknown, key = ''): string[] {
  if (typeof value === 'string') return unprinted.test(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((item) => printedStrings(code, item, key));
  if (value === null || typeof value !== 'object') return [];
  const isParty = 'role' in value && !papersWithPartyBlocks.has(code);
  return Object.entries(value).flatMap(([name, inner]) =>
    isParty && partyDetails.test(name) ? [] : printedStrings(code, inner, name),
  );
}
