import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedFonts } from '../../../src/typeset/fonts/font-registry.ts';
import { breakLines, justifyCap, type Line } from '../../../src/typeset/text/break-lines.ts';
import { toClusters } from '../../../src/typeset/text/clusters.ts';

const fonts = sharedFonts();
const forbiddenStarts = /^[，。、；：？！）》”’】〕％℃]/u;
const forbiddenEnds = /[（《“‘【〔￥]$/u;

function lines(text: string, measure: number, firstIndent = 2): Line[] {
  const clusters = toClusters([{ text }], 'body', fonts);
  return breakLines(clusters, { measure, firstIndent, isJustified: true }, fonts);
}

function lineTexts(text: string, measure: number): string[] {
  return lines(text, measure).map((line) => line.items.map((item) => item.cluster.text).join(''));
}

const prose = fc
  .array(
    fc.constantFrom(
      ...'甲乙双方土地协议自愿调解纠纷村民委员会𬱖䶮',
      '，',
      '。',
      '；',
      '：',
      '（',
      '）',
      '《',
      '》',
      '“',
      '”',
      '——',
      '……',
      '？',
      '、',
      '5,000元',
      '￥8,200.00',
      '440882199001011234',
      '100%',
      'Dingfen',
      '2020年2月26日',
      ' ',
    ),
    { minLength: 1, maxLength: 160 },
  )
  .map((parts) => parts.join(''));

test('any prose, broken, keeps every character in order', () => {
  fc.assert(
    fc.property(prose, fc.integer({ min: 12, max: 40 }), (text, measure) => {
      expect(lineTexts(text, measure).join('')).toBe(text);
    }),
  );
});

test('any prose, broken, has no line wider than the measure', () => {
  fc.assert(
    fc.property(prose, fc.integer({ min: 12, max: 40 }), (text, measure) => {
      for (const line of lines(text, measure)) expect(line.width).toBeLessThanOrEqual(measure + 0.002);
    }),
  );
});

test('any prose, justified, opens no gap beyond the cap', () => {
  fc.assert(
    fc.property(prose, (text) => {
      for (const line of lines(text, 28)) expect(line.extra).toBeLessThanOrEqual(justifyCap);
    }),
  );
});

test('prose with single marks, broken, never begins or ends a line with a forbidden mark', () => {
  const sentence = fc
    .array(
      fc.tuple(
        fc.constantFrom('甲方', '土地', '协议', '《人民调解法》', '（以下简称甲方）', '“坡仔园”', '5,000元'),
        fc.constantFrom('', '，', '。', '；', '、', '——', '……'),
      ),
      { minLength: 10, maxLength: 80 },
    )
    .map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(sentence, fc.integer({ min: 14, max: 40 }), (text, measure) => {
      const broken = lineTexts(text, measure);
      broken.slice(1).forEach((line) => {
        expect(line).not.toMatch(forbiddenStarts);
      });
      broken.slice(0, -1).forEach((line) => {
        expect(line).not.toMatch(forbiddenEnds);
      });
    }),
  );
});

test('figures, identity numbers, account groups and joined marks, broken at any width, stay whole', () => {
  const wholes = ['440882199001011234', '5,000元', '￥8,200.00', '6222 0210 0100 1234', '——', '……', '78平'];
  for (const whole of wholes) {
    for (let before = 0; before < 30; before++) {
      const text = `${'村'.repeat(before)}${whole}${'民'.repeat(20)}`;

      expect(lineTexts(text, 26).some((line) => line.includes(whole))).toBe(true);
    }
  }
});

test('a word wider than the line, broken, is cut rather than lost', () => {
  const broken = lineTexts('x'.repeat(200), 20);

  expect(broken.length).toBeGreaterThan(3);
  expect(broken.join('')).toBe('x'.repeat(200));
});

test('a web address, broken, breaks after its separators', () => {
  const broken = lineTexts(`详见${'村'.repeat(8)}http://example.com/verify/abc?code=1`, 16);

  expect(broken.length).toBeGreaterThan(1);
  for (const line of broken.slice(0, -1)) expect(line).toMatch(/[/?&=-]$|村$/);
});

test('adjacent full-width marks, set, share their blank halves', () => {
  const [line] = lines('甲（《乙》）丙', 40, 0);

  expect(line?.width).toBeCloseTo(6, 2);
});
