import { expect, test } from 'vitest';
import { keepingTexts, listEventTexts, onlyWords } from '../../../src/cases/core/event-texts-repository.ts';
import type { EventHandler, HandlerContext } from '../../../src/workflow/definitions/ports.ts';
import { casesEvents } from '../../../workflows/vocabulary/cases/events.ts';
import { onRoad } from '../../mediation/proceedings-world.ts';
import { anyDatabase, type OpenTestDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';

const specs = casesEvents.filter((spec) => ['addNote', 'resolveOnSpot', 'editClaim'].includes(spec.name));

async function textsAfter(open: OpenTestDatabase, event: string, data: Record<string, unknown>) {
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
    const handler = keepingTexts(
      { addNote: onlyWords, resolveOnSpot: onlyWords, editClaim: onlyWords },
      specs,
    )[event] as EventHandler;
    const subject = { id } as HandlerContext['subject'];
    await office.uow.run((tx) => handler({ tx, subject, event, seq: 2, data } as unknown as HandlerContext));
    return await listEventTexts(office.db.read, id);
  } finally {
    await office.close();
  }
}

anyDatabase((_name, open) => {
  test('note, added to a case, is kept in its words at its place in the history', async () => {
    const texts = await textsAfter(open, 'addNote', { text: '双方约定周五再谈' });

    expect(texts).toEqual([{ seq: 2, event: 'addNote', texts: { text: '双方约定周五再谈' } }]);
  });

  test('telephone, sent with an event, is not kept among its words', async () => {
    const texts = await textsAfter(open, 'resolveOnSpot', {
      result: '已和好',
      contactPhone: '13800005521',
    });

    expect(JSON.stringify(texts)).not.toContain('13800005521');
  });

  test('event without words, handled, leaves nothing', async () => {
    expect(await textsAfter(open, 'editClaim', { memberId: 'm', claimFen: 100 })).toEqual([]);
  });

  test('event whose words are to be kept, without a handler, is refused at the start', () => {
    expect(() => keepingTexts({}, specs)).toThrow(RangeError);
  });

  test('case refused, with its reasons, keeps the words beside the refusal', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('chair', 'refuse', { reasonCode: 'notCivil', explanation: '属于行政机关职权范围。' });

      const texts = await listEventTexts(road.office.db.read, road.caseId);
      expect(texts).toMatchObject([{ event: 'refuse', texts: { explanation: '属于行政机关职权范围。' } }]);
    });
  });
});
