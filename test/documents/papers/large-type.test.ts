import { expect, test } from 'vitest';
import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import { layOut, placedText, placedTexts } from '../../../src/typeset/flow/lay-out.ts';
import { page, styles } from '../../../src/typeset/flow/style.ts';
import { sharedFonts } from '../../../src/typeset/fonts/font-registry.ts';
import { renderDocument } from '../../../src/typeset/render/render-document.ts';
import { checkStructure, hasPdfTools, pageTexts, withoutSpace } from '../../typeset/pdf-tools.ts';
import { exampleRecord, exampleRecords, printedStrings } from './fixtures.ts';

const fonts = sharedFonts();
const readerSize = 18;

function built(code: string, record: unknown) {
  const template = paperTemplates.get(code);
  if (!template) throw new Error(`no template ${code}`);
  return template.build(record);
}

test.each(exampleRecords)(
  '$name in large type says the same and stays within its page',
  ({ code, record }) => {
    const paper = built(code, record);
    const usual = layOut(paper, { fonts, replaced: [] });
    const large = layOut({ ...paper, edition: 'large' }, { fonts, replaced: [] });

    // A paragraph goes on under the head of the next page: heads and feet aside.
    const body = large.pages.map((one) => ({ ...one, furniture: [] }));
    const said = withoutSpace(placedText({ ...large, pages: body }));
    for (const text of printedStrings(code, { ...record, verify: undefined, committee: undefined }))
      expect(said).toContain(withoutSpace(text));
    const right = page.width - page.right;
    for (const { x, size, line } of placedTexts(large)) {
      expect(x).toBeGreaterThanOrEqual(page.left - 1);
      expect(x + line.width * size, line.items.map(({ cluster }) => cluster.text).join('')).toBeLessThan(
        right + 4,
      );
    }
    const bodies = placedTexts(usual).filter(({ size }) => size === styles.body.size).length;
    if (bodies > 0) {
      expect(placedTexts(large).some(({ size }) => size === readerSize)).toBe(true);
      expect(placedTexts(large).every(({ size }) => size !== styles.body.size || size === 14)).toBe(true);
    }
  },
);

test('agreement in large type, rendered, is sound and says on every page which edition it is', async () => {
  const { bytes } = await renderDocument({
    ...built('D10', exampleRecord('D10', 'lease')),
    edition: 'large',
  });

  if (!hasPdfTools) return;
  expect(checkStructure(bytes)).toContain('No syntax or stream encoding errors');
  for (const text of pageTexts(bytes)) expect(text).toContain('大字版');
});
