import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { projectFile } from '../../../src/platform/project-root.ts';
import { type DiagramLayout, diagramSvg, stagesOf } from '../../../src/workflow/definitions/diagram.ts';
import { definitions } from '../../../workflows/index.ts';
import { currentVersion } from '../../support/versions.ts';

function layoutOf(id: string): DiagramLayout {
  const file = projectFile('workflows', 'contracts', `${id}@${currentVersion(id)}.layout.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
const types = definitions.cases.map(({ id }) => id);
const ids = (marks: { current: string; visited: string[] }, id = 'general') =>
  stagesOf(layoutOf(id), marks).map((stage) => `${stage.progress} ${stage.id}`);

test('diagram of a case in mediation, drawn, tells current and visited apart by sign, line and words', () => {
  const marks = {
    current: 'mediating',
    visited: ['triage', 'accepted', 'assigned', 'preparing', 'mediating'],
  };
  const $ = load(diagramSvg(layoutOf('general'), marks, 'zh-CN', '一般民间纠纷'), { xml: true });

  expect($('.is-current text').text()).toBe('▶ 调解中');
  expect($('.is-current').attr('aria-current')).toBe('step');
  expect($('.is-current .outline').length).toBe(1);
  expect($('.outline').length).toBe(1);
  expect(
    $('.node.is-done text')
      .toArray()
      .map((text) => $(text).text())
      .sort(),
  ).toEqual(['✓ 研判分流', '✓ 已受理', '✓ 已分派', '✓ 调解准备'].sort());
  expect($('.edge.is-done').length).toBe(4);
  const words = '现在：调解中。已经过：研判分流、已受理、已分派、调解准备。';
  expect($('desc').text()).toBe(words);
  expect($('svg').attr('aria-label')).toBe(`一般民间纠纷。${words}`);
});

test('diagram without a case, drawn, marks nothing and says its name only', () => {
  const $ = load(diagramSvg(layoutOf('land'), { current: '', visited: [] }, 'en', 'Land'), { xml: true });

  expect($('.is-current, .is-done, desc').length).toBe(0);
  expect($('svg').attr('aria-label')).toBe('Land');
});

test.each(types)('stages of a new %s case, listed, are the main way to the archive', (type) => {
  expect(ids({ current: 'triage', visited: ['triage'] }, type)).toEqual([
    'current triage',
    ...[
      'accepted',
      'assigned',
      'preparing',
      'mediating',
      'drafting',
      'signing',
      'settled',
      'closed',
      'archived',
    ].map((id) => `ahead ${id}`),
  ]);
});

test('stages of a case that failed, listed, keep the way it went and lead through the other routes', () => {
  const visited = ['triage', 'accepted', 'assigned', 'preparing', 'mediating', 'failed'];

  expect(ids({ current: 'failed', visited })).toEqual([
    ...visited.slice(0, -1).map((id) => `done ${id}`),
    'current failed',
    'ahead routed',
    'ahead closed',
    'ahead archived',
  ]);
});

test('stages of a reopened case, listed, stand ahead once more and not twice', () => {
  const visited = [
    'triage',
    'accepted',
    'assigned',
    'preparing',
    'mediating',
    'drafting',
    'signing',
    'settled',
    'closed',
  ];
  const stages = ids({ current: 'preparing', visited });

  expect(stages.slice(0, 4)).toEqual(['done triage', 'done accepted', 'done assigned', 'current preparing']);
  expect(new Set(stages.map((stage) => stage.split(' ')[1])).size).toBe(stages.length);
});
