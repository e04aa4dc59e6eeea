import type { DemoCaseSpec } from '../../seeds/demo-cases.ts';
import type { TestOffice } from '../support/office.ts';

/** Where each of the disputes stands in the office, found by the telephone of its applicant. */
export async function phasesOf(
  { cases, db }: TestOffice,
  specs: readonly DemoCaseSpec[],
): Promise<(string | undefined)[]> {
  return Promise.all(
    specs.map(async ({ applicant }) => {
      const [id] = await cases.parties.casesByIndex(db.read, 'phone', applicant.telephone ?? '');
      const row = await db.read('cases').where({ id }).first('phase');
      return row?.phase;
    }),
  );
}

/** Where they should; a performed agreement is a stage within `settled`. */
export function stagesOf(specs: readonly DemoCaseSpec[]): string[] {
  return specs.map(({ stage }) => (stage === 'performed' ? 'settled' : stage));
}
