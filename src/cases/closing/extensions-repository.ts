import { day, type RowOf, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** A party's consent to more time, given in writing. */
export const extensionSignatureTable = table('extension_signatures', {
  proposalId: text(),
  partyId: text(),
  way: text(),
  signedOn: day(),
});
export type ExtensionSignature = RowOf<typeof extensionSignatureTable>;

/** Who signed which proposal for more time, in the order of the days. */
export async function listExtensionSignatures(
  db: Db,
  proposalIds: readonly string[],
): Promise<ExtensionSignature[]> {
  if (proposalIds.length === 0) return [];
  const rows = await db('extension_signatures')
    .whereIn('proposal_id', [...proposalIds])
    .orderBy(['signed_on', 'party_id']);
  return rows.map(extensionSignatureTable.fromRow);
}

/** A second signature of the same party takes the place of the first. */
export async function saveExtensionSignature(tx: Tx, one: ExtensionSignature): Promise<void> {
  await tx
    .knex('extension_signatures')
    .insert(extensionSignatureTable.toColumns(one))
    .onConflict(['proposal_id', 'party_id'])
    .merge(['way', 'signed_on']);
}

/** Parties whose consent more time needs: both sides, not third parties. */
export async function listConsentingParties(db: Db, caseId: string): Promise<{ id: string; name: string }[]> {
  const rows = await db('parties')
    .where({ case_id: caseId })
    .whereNull('left_at')
    .whereNot({ side: 'third' })
    .orderBy('id');
  return rows.map(({ id, name }) => ({ id, name }));
}
