import { expect, test } from 'vitest';
import { ValidationError } from '../../../src/platform/errors.ts';
import { unshapedScriptsIn } from '../../../src/typeset/text/unshaped-scripts.ts';
import { onRoad } from '../../mediation/proceedings-world.ts';
import { openTestDatabase } from '../../support/database.ts';

test.each([
  ['Tibetan', { facts: '当事人 བཀྲ་ཤིས་ 陈述' }, ['Tibetan']],
  ['Uyghur', { parties: [{ name: 'مەمەت' }] }, ['Uyghur or Kazakh (Arabic letters)']],
  ['Mongolian', { text: 'ᠮᠣᠩᠭᠣᠯ' }, ['Mongolian']],
  ['a name in Chinese characters with its dot', { name: '买买提·阿卜杜拉' }, []],
])('record with %s is told apart by its script', (_what, record, expected) => {
  expect(unshapedScriptsIn(record).map(({ en }) => en)).toEqual(expected);
});

test('paper about a dispute with words in Uyghur letters is refused with a sentence and nothing is issued', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.preparing();
    const { documents, db, uow } = road.office;
    await uow.run((tx) => tx.knex('cases').where({ id: road.caseId }).update({ summary: 'قەرز 三千元未还' }));
    const viewer = await road.office.as('mediator');
    const refusal = await documents.service
      .issue(viewer, await road.case('mediator'), 'D02')
      .catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(ValidationError);
    expect((refusal as ValidationError).problems[0]?.message?.zh).toContain('请改用汉字书写');
    expect(await db.read('documents').where({ case_id: road.caseId })).toEqual([]);
  });
});
