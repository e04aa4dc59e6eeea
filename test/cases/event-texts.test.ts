import { expect, test } from 'vitest';
import { eventTextsOf, keepingTexts } from '../../src/cases/event-texts-repository.ts';
import type { EventHandler, HandlerContext } from '../../src/workflow/ports.ts';
import { casesEvents } from '../../workflows/vocabulary/events-cases.ts';
import { eachDatabase, type OpenTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';

const specs = casesEvents.filter((spec) => ['addNote', 'resolveOnSpot', 'editClaim'].includes(spec.name));

async function detailsAfter(open: OpenTestDatabase, event: string, data: Record<string, unknown>) {
  const office = await openOffice(open);
  try {
    const clerk = await office.as('clerk');
    const { id } = await office.cases.service.registerCase(clerk, {
      type: 'general',
      summary: '两家因晒谷场起争执。',
      areaCode: '440882102204',
      parties: [
        { side: 'applicant', kind: 'person', name: '陈某明' },
        { side: 'respondent', kind: 'person', name: '林某华' },
      ],
    });
    const handler = keepingTexts({}, specs)[event] as EventHandler;
    const subject = { id } as HandlerContext['subject'];
    await office.uow.run((tx) => handler({ tx, subject, event, seq: 2, data } as unknown as HandlerContext));
    return (await office.cases.service.getCase(clerk, id)).details;
  } finally {
    await office.close();
  }
}

eachDatabase((_name, open) => {
  test('note, added to a case, is kept in its words at its place in the history', async () => {
    const details = await detailsAfter(open, 'addNote', { text: '双方约定周五再谈' });

    expect(eventTextsOf(details)).toEqual([
      { seq: 2, event: 'addNote', texts: { text: '双方约定周五再谈' } },
    ]);
  });

  test('telephone, sent with an event, is not kept among its words', async () => {
    const details = await detailsAfter(open, 'resolveOnSpot', {
      result: '已和好',
      contactPhone: '13800005521',
    });

    expect(JSON.stringify(details)).not.toContain('13800005521');
  });

  test('event without words, handled, leaves nothing', async () => {
    expect(eventTextsOf(await detailsAfter(open, 'editClaim', { memberId: 'm', claimFen: 100 }))).toEqual([]);
  });
});
