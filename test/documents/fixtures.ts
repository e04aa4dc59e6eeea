import { courseRecords } from './fixtures-course.ts';
import { fileRecords } from './fixtures-file.ts';
import { labourRecords } from './fixtures-labour.ts';
import { landRecords } from './fixtures-land.ts';
import { leaseRecords } from './fixtures-lease.ts';

export interface ExampleRecord {
  readonly name: string;
  readonly code: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** A full record for every paper, and for every variant of those that have variants. */
export const exampleRecords: readonly ExampleRecord[] = [
  ...landRecords,
  ...labourRecords,
  ...leaseRecords,
  ...courseRecords,
  ...fileRecords,
];

/** The first example of a code, or of one variant of it. Throws when there is none. */
export function exampleRecord(code: string, variant?: string): Readonly<Record<string, unknown>> {
  const found = exampleRecords.find(
    (example) => example.code === code && (variant === undefined || example.record.variant === variant),
  );
  if (!found) throw new Error(`no example record for ${code} ${variant ?? ''}`);
  return found.record;
}

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
