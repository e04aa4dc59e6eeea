import { expect, test } from 'vitest';
import { createLogger, safeUrl } from '../../src/platform/logger.ts';

function capture() {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', stream: { write: (line: string) => void lines.push(line) } });
  return { log, lines };
}

test('personal values and secrets, logged at any of three levels, are cut out', () => {
  const { log, lines } = capture();
  log.info({
    phone: '13800138000',
    user: { idNumber: '440882199001011234' },
    req: { headers: { cookie: 'sid=1' } },
  });
  const line = lines.join('');
  expect(line).not.toMatch(/13800138000|440882199001011234|sid=1/);
  expect(line).toContain('[redacted]');
});

test('a message, with line breaks in a value, stays one line', () => {
  const { log, lines } = capture();
  log.info({ path: '/a\r\nforged' }, 'request');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toContain('\n');
});

test('a path, with search words or an opening code, is logged without them', () => {
  expect(safeUrl('/cases?q=%E5%BC%A0&state=triage')).toBe('/cases?q=[redacted]&state=triage');
  expect(safeUrl('/q/ABCD1234EFGH5678')).toBe('/q/[redacted]');
  expect(safeUrl('/api/v1/verify/ABCD')).toBe('/api/v1/verify/[redacted]');
  expect(safeUrl('/cases/1')).toBe('/cases/1');
});
