import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { placesFinder } from '../../src/cli/where.ts';
import { projectFile } from '../../src/platform/project-root.ts';
import { vocabulary } from '../../workflows/vocabulary/index.ts';

const placesOf = placesFinder();
const events = [...vocabulary.events.values()];

/** The line that a place names. */
function lineAt(place: string): string {
  const [file = '', line = ''] = place.split(':');
  return readFileSync(projectFile(file), 'utf8').split('\n')[Number(line) - 1] ?? '';
}

test('session, asked for by its event, is found from its form to its tests', () => {
  const places = placesOf('holdSession');

  expect(lineAt(places.form)).toContain("name: 'holdSession'");
  expect(lineAt(places.handler ?? '')).toContain('holdSession');
  expect(places).toMatchObject({
    lifecycles: ['labor', 'land', 'lease', 'general'],
    tables: ['appointments', 'mediation_sessions'],
    papers: ['src/documents/papers/d09-record'],
    page: expect.stringContaining('/cases/:id/actions/holdSession'),
  });
  expect(places.tests[0]).toBe('test/mediation/sessions/sessions.test.ts');
});

test('lead that becomes a case, asked for, names the tables of a case', () => {
  const { tables, page } = placesOf('makeCase');

  expect(tables).toEqual(expect.arrayContaining(['cases', 'parties']));
  expect(page).toContain('/leads/:id/actions/makeCase');
});

test('every event, asked for, is found where its form says its name, in a lifecycle, on pages that exist', () => {
  const lost = events.flatMap(({ name }) => {
    const { form, lifecycles, page } = placesOf(name);
    const files = page.split(' · ').slice(1);
    const isFound =
      lineAt(form).includes(`'${name}'`) && files.every((file) => existsSync(projectFile(file)));
    return isFound && lifecycles.length > 0 ? [] : [name];
  });

  expect(events.length).toBeGreaterThan(100);
  expect(lost).toEqual([]);
});

test('every event that records something, asked for, has a handler', () => {
  const without = events.filter(
    ({ name, recordsNothing }) => !recordsNothing && placesOf(name).handler === null,
  );

  expect(without.map(({ name }) => name)).toEqual([]);
});

test('event that is not there, asked for, is refused', () => {
  expect(() => placesOf('recordSession')).toThrow('unknown event recordSession');
});
