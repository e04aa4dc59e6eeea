import { expect, test } from 'vitest';
import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import { wordingSchema } from '../../../src/documents/wording/book-page.ts';
import { asDay, dayFromNumber, dayNumber } from '../../../src/platform/clock.ts';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { hasPdfTools, pdfText, withoutSpace } from '../../typeset/pdf-tools.ts';

const rule = '本镇另设调解接待日，每月逢五。';
const own = { opening: `你们因{dispute}，由本委员会进行调解。${rule}现将有关事项告知如下：` };
const basis = '镇调委会2026年第3次会议';

const wordings = (road: Road) => road.office.documents.wordings;
const today = (road: Road) => asDay(road.today());
const later = (road: Road, days: number) => dayFromNumber(dayNumber(today(road)) + days);

async function noticeText(road: Road): Promise<{ text: string; id: string; version: string }> {
  const { service } = road.office.documents;
  const [viewer, subject] = [await road.office.as('mediator'), await road.case('mediator')];
  const offer = (await service.available(viewer, subject)).find(({ code }) => code === 'D04');
  const { id, templateVersion } = await service.issue(viewer, subject, 'D04', {
    aboutId: offer?.aboutId ?? null,
  });
  const { bytes } = await service.print(viewer, subject, id);
  return { text: hasPdfTools ? withoutSpace(pdfText(bytes)) : '', id, version: templateVersion };
}

eachDatabase((_, open) => {
  test('sentence, put in the office’s own words, stands on papers issued from its day on and on no earlier one', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const chair = await road.office.as('chair');
      const before = await noticeText(road);
      await wordings(road).activate(chair, 'D04', { texts: own, basis, validFrom: later(road, 2) });
      const meanwhile = await noticeText(road);
      road.office.testClock.advance(2 * 86_400_000);
      const after = await noticeText(road);

      expect(meanwhile.id).toBe(before.id);
      expect(after.id).not.toBe(before.id);
      expect([before.version, after.version]).toEqual(['1.0', '1.0+1']);
      if (!hasPdfTools) return;
      expect(before.text).not.toContain(rule);
      expect(after.text).toContain(rule);
      expect(after.text).toContain('版本1.0+1');
      // The former paper, printed again, still says what it said.
      const { service } = road.office.documents;
      const [mediator, subject] = [await road.office.as('mediator'), await road.case('mediator')];
      const again = await service.print(mediator, subject, before.id);
      expect(withoutSpace(pdfText(again.bytes))).not.toContain(rule);
    });
  });

  test('wording without a blank that is filled in, or with one that is not, is refused beside its sentence', async () => {
    await onRoad(open, async (road) => {
      const chair = await road.office.as('chair');
      const save = (opening: string) => wordings(road).saveDraft(chair, 'D04', { texts: { opening } });

      await expect(save('现将有关事项告知如下：')).rejects.toMatchObject({
        problems: [{ path: 'opening', message: { zh: '须保留 {dispute}' } }],
      });
      await expect(save('因{dispute}，{price}元')).rejects.toMatchObject({
        problems: [{ path: 'opening', message: { zh: '没有 {price} 这个填空' } }],
      });
      await expect(save('因{dispute} བོད་ཡིག')).rejects.toMatchObject({ problems: [{ path: 'opening' }] });
    });
  });

  test('wording, put in force without reason or from yesterday, is refused; by anybody but the chair, forbidden', async () => {
    await onRoad(open, async (road) => {
      const [chair, mediator] = [await road.office.as('chair'), await road.office.as('mediator')];

      await expect(
        wordings(road).activate(chair, 'D04', { texts: own, validFrom: later(road, -1) }),
      ).rejects.toMatchObject({ problems: [{ path: 'validFrom' }, { path: 'changeReason' }] });
      await expect(wordings(road).saveDraft(mediator, 'D04', { texts: own })).rejects.toMatchObject({
        status: 403,
      });
      await expect(wordings(road).saveDraft(chair, 'D00', { texts: {} })).rejects.toMatchObject({
        status: 404,
      });
    });
  });

  test('wording, put in force twice by the same form, is one version', async () => {
    await onRoad(open, async (road) => {
      const chair = await road.office.as('chair');
      const input = { texts: own, basis, validFrom: today(road) };
      const first = await wordings(road).activate(chair, 'D04', input);

      expect((await wordings(road).activate(chair, 'D04', input)).no).toBe(first.no);
      expect((await wordings(road).activate(chair, 'D04', { ...input, basis: '又一次会议' })).no).toBe(2);
    });
  });

  test('sentences of every paper, put into the editor, have names of their own beside the reason and the day', () => {
    for (const { code, wording } of paperTemplates.values()) {
      const fields = Object.keys(wordingSchema(wording).shape);
      expect(fields.length, code).toBe(Object.keys(wording).length + 2);
    }
  });

  test('draft, previewed, is in the preview and in nothing that is issued; blank sentences go back to the standard', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const chair = await road.office.as('chair');
      await wordings(road).saveDraft(chair, 'D04', { texts: own });
      const preview = await wordings(road).sample(chair, 'D04', null, true);
      const book = await wordings(road).book(chair);
      expect(book.find(({ template }) => template.code === 'D04')).toMatchObject({
        hasDraft: true,
        inForce: null,
      });
      const issued = await noticeText(road);

      await wordings(road).activate(chair, 'D04', { texts: own, basis, validFrom: today(road) });
      expect((await noticeText(road)).version).toBe('1.0+1');
      await wordings(road).activate(chair, 'D04', { texts: { opening: '' }, basis, validFrom: today(road) });
      const standard = await noticeText(road);
      expect(standard.version).toBe('1.0');
      if (!hasPdfTools) return;
      expect(withoutSpace(pdfText(preview.bytes))).toContain(rule);
      expect(withoutSpace(pdfText(preview.bytes))).toContain('草稿');
      for (const paper of [issued, standard]) expect(paper.text).not.toContain(rule);
    });
  });
});
