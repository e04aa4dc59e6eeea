import { expect } from 'vitest';
import type { Road } from '../mediation/proceedings-world.ts';

/** Issues the paper to the mediator, prints it, and gives its record. */
export async function issued(road: Road, code: string, as = 'mediator'): Promise<Record<string, unknown>> {
  const { documents, db } = road.office;
  const viewer = await road.office.as(as);
  const subject = await road.case(as);
  const offer = (await documents.service.available(viewer, subject)).find((one) => one.code === code);
  if (!offer) throw new Error(`${code} is not offered`);
  const document = await documents.service.issue(viewer, subject, code, { aboutId: offer.aboutId });
  const { bytes, pages } = await documents.service.print(viewer, subject, document.id);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pages).toBeGreaterThan(0);
  const row = await db.read('documents').where({ id: document.id }).first('record');
  return JSON.parse(row.record);
}

/** Codes of the papers that can be issued now, once for each thing they can be about. */
export async function offered(road: Road, as = 'mediator'): Promise<string[]> {
  const viewer = await road.office.as(as);
  const offers = await road.office.documents.service.available(viewer, await road.case(as));
  return offers.map(({ code }) => code);
}

/** Settled, performed, visited, its file complete, closed by two people. */
export async function closedWithPapers(road: Road): Promise<void> {
  await road.settled();
  await road.perform();
  await road.fire('mediator', 'followUp', {
    visitedOn: road.today(),
    way: 'visit',
    performance: 'performed',
    satisfaction: 'satisfied',
  });
  await road.papers();
  await road.fire('mediator', 'proposeClose', { reason: '协议已履行，已回访' });
  await road.fire('chair', 'close', { reason: '同意结案' });
}
