import { afterAll, expect, test } from 'vitest';
import { RenderPool } from '../../../src/documents/drawing/render-pool.ts';
import { carryOut, type RenderTask } from '../../../src/documents/drawing/render-task.ts';
import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import { exampleRecord } from '../papers/fixtures.ts';

const pool = new RenderPool(2);
afterAll(() => pool.close());

const batch = (copies: number): RenderTask => ({
  kind: 'batch',
  title: '告知书',
  papers: Array.from({ length: copies }, (_, index) => {
    const paper = paperTemplates.get('D04')?.build({ ...exampleRecord('D04'), number: `第${index}号` });
    if (!paper) throw new Error('no D04');
    return paper;
  }),
});

test('batch, drawn in another thread, is the same file as drawn here, and says how far it is', async () => {
  const seen: number[] = [];
  const drawn = await pool.run(batch(3), { onProgress: (done) => seen.push(done) });

  expect(drawn.sha256).toBe((await carryOut(batch(3))).sha256);
  expect(drawn.firstPages).toHaveLength(3);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.length).toBeGreaterThan(0);
});

test('batch, given up while it is drawn, ends with an abort and leaves the pool usable', async () => {
  const abort = new AbortController();
  const drawing = pool.run(batch(200), { signal: abort.signal, onProgress: () => abort.abort() });

  await expect(drawing).rejects.toThrow(/abort/i);
  expect((await pool.run(batch(1))).pages).toBeGreaterThan(0);
});
