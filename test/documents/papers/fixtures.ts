export {
  sampleRecord as exampleRecord,
  sampleRecords as exampleRecords,
} from '../../../src/documents/papers/samples.ts';

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
