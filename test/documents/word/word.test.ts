import { expect, test } from 'vitest';
import { asDay } from '../../../src/platform/clock.ts';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { outsidePicture, wordFile, wordText } from './word-file.ts';

const letter = [
  '致：{申请人}、{被申请人}',
  '{#当事人}{姓名}（{身份}）{/当事人}',
  '案号{案号}，{调解员}，{今天}',
];
const today = (road: Road) => asDay(road.today());

const add = async (road: Road, name: string, bytes: Buffer, as = 'chair') =>
  road.office.documents.words.add(await road.office.as(as), { name, bytes, validFrom: today(road) });

eachDatabase((_, open) => {
  test('Word template of the office, filled for a case, has the words of the case and no telephone', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await add(road, '送达封签', wordFile(letter));
      const { words } = road.office.documents;
      const [viewer, subject] = [await road.office.as('mediator'), await road.case('mediator')];
      const [offer] = await words.offered(viewer, subject);
      const { name, bytes } = await words.fill(viewer, subject, offer?.id ?? '');

      expect(name).toBe(`送达封签 ${subject.code}.docx`);
      const text = wordText(bytes);
      expect(text).toContain('致：陈志明、林国栋');
      expect(text).toContain('陈志明（申请人）');
      expect(text).toContain(`案号${subject.number}`);
      expect(text).not.toMatch(/[{}]|1[3-9]\d{9}/);
      const logged = await road.office.db.read('audit_log').where({ action: 'wordTemplate.fill' });
      expect(logged).toHaveLength(1);
    });
  });

  test('template of the same name, brought later, is the next version; taken out of use, it is offered no more', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const bytes = wordFile(['第一版']);
      await add(road, '便函', bytes);
      expect((await add(road, '便函', bytes)).no).toBe(1);
      road.office.testClock.advance(86_400_000);
      const second = await add(road, '便函', wordFile(['第二版 {案号}']));
      const { words } = road.office.documents;
      const [viewer, subject] = [await road.office.as('mediator'), await road.case('mediator')];
      const chair = await road.office.as('chair');

      expect((await words.offered(viewer, subject)).map(({ id, no }) => [id, no])).toEqual([[second.id, 2]]);
      await words.end(chair, second.id);
      expect(await words.offered(viewer, subject)).toEqual([]);
      await expect(words.fill(viewer, subject, second.id)).rejects.toMatchObject({ status: 404 });
      expect(await words.list(chair)).toHaveLength(2);
    });
  });

  test('document that is none, fetches from elsewhere, has macros, open blanks or unknown ones, is refused with the reason', async () => {
    await onRoad(open, async (road) => {
      const codeOf = (bytes: Buffer, name = '便函') =>
        add(road, name, bytes).then(
          () => 'taken',
          (error) => error.problems[0].code,
        );

      expect(await codeOf(Buffer.from('no zip'))).toBe('word.broken');
      expect(await codeOf(wordFile(['{案号'], {}))).toBe('word.syntax');
      expect(await codeOf(wordFile(['{身份证号码}']))).toBe('word.tags');
      expect(await codeOf(wordFile(['{#当事人}{电话}{/当事人}']))).toBe('word.tags');
      expect(await codeOf(wordFile(['x'], { 'word/_rels/document.xml.rels': outsidePicture }))).toBe(
        'word.external',
      );
      expect(await codeOf(wordFile(['x'], { 'word/vbaProject.bin': 'x' }))).toBe('word.macros');
      expect(await codeOf(wordFile(['x'], { 'word/heap.xml': 'x'.repeat(21 * 1024 * 1024) }))).toBe(
        'word.tooLarge',
      );
      expect(await codeOf(wordFile(['x']), '人民调解协议书')).toBe('word.legalForm');
      await expect(add(road, '便函', wordFile(['x']), 'mediator')).rejects.toMatchObject({ status: 403 });
    });
  });
});
