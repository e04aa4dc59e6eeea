import { expect, test } from 'vitest';
import { groundClocks } from '../../../src/cases/acts/clock-handlers.ts';
import { CaseSubjectStore } from '../../../src/cases/core/case-store-repository.ts';
import { routeWords } from '../../../src/documents/records/texts.ts';
import { WorkflowRegistry } from '../../../src/workflow/definitions/registry.ts';
import { ofLandKind, type TypeTraits, traitFindings } from '../../../src/workflow/definitions/traits.ts';
import { lifecycle } from '../../../workflows/fragments/lifecycle.ts';
import { definitions } from '../../../workflows/index.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { anyDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';
import { pasture, pastureParts, toyTraits } from '../own/pasture.ts';

const registry = new WorkflowRegistry({ ...definitions, cases: [...definitions.cases, pasture] }, vocabulary);
const found = (change: Partial<TypeTraits>) =>
  traitFindings({ ...toyTraits, ...change }, (rule) => vocabulary.deadlineEvents.has(rule));

test.each([
  ['nothing that is wrong', {}, []],
  ['a clock nobody knows', { mediationClock: 'C-XYZ' }, ['traits: unknown deadline C-XYZ']],
  [
    'a limitation of one kind of land nobody knows',
    { limitation: { otherwise: 'C-LIM-G', ofLandKind: { forest: 'C-LIM-X' } } },
    ['traits: unknown deadline C-LIM-X'],
  ],
  ['no word for titles', { titleWord: '' }, ['traits: no word for titles or papers']],
  [
    'more at least than at most',
    { representatives: { min: 4, max: 3, basis: '' } },
    ['traits: numbers of representatives'],
  ],
])('traits of a type, with %s, are linted as such', (_what, change: Partial<TypeTraits>, findings) => {
  expect(found(change)).toEqual(findings);
});

test('traits, asked of a lead or of a version nobody knows, are refused', () => {
  expect(() => registry.traitsOf({ defId: 'lead', defVersion: 1 })).toThrow('no dispute type');
  expect(() => registry.traitsOf({ defId: 'pasture', defVersion: 7 })).toThrow('no workflow pasture@7');
  expect(registry.currentTraits('pasture')).toEqual(pasture.traits);
});

test('traits of two versions of a type, asked by version, are each their own', () => {
  const traits = { ...pastureParts.traits, titleWord: '放牧纠纷' };
  registry.learn([
    lifecycle({ id: 'pasture', version: 2, label: pasture.label }, { ...pastureParts, traits }),
  ]);

  expect(registry.traitsOf({ defId: 'pasture', defVersion: 1 }).titleWord).toBe('草原纠纷');
  expect(registry.traitsOf({ defId: 'pasture', defVersion: 2 }).titleWord).toBe('放牧纠纷');
});

test('value by kind of land, of a kind it does not name or of none, is the other one', () => {
  const limitation = { otherwise: 'C-LIM-G', ofLandKind: { contract: 'C-LIM-R' } };

  expect(['contract', 'forest', null].map((kind) => ofLandKind(limitation, kind))).toEqual([
    'C-LIM-R',
    'C-LIM-G',
    'C-LIM-G',
  ]);
});

test('traits of the types of this program name ways and grounds that have their words and clocks', () => {
  const all = definitions.cases.flatMap(({ traits }) => (traits ? [traits] : []));
  const routes = all.flatMap((one) => [...one.routes.afterFailure, ...one.routes.whenUnkept]);

  expect(all).toHaveLength(definitions.cases.length);
  expect(routes.filter((code) => !(code in routeWords))).toEqual([]);
  expect(all.flatMap(({ ownGrounds }) => ownGrounds).filter((code) => !groundClocks.has(code))).toEqual([]);
});

anyDatabase((_name, open) => {
  test('case that moves to a version by which it is a leaders matter, is one from then on', async () => {
    const office = await openOffice(open, '2026-03-02T09:00:00+08:00');
    try {
      const road = new Road(office, 'general');
      await road.register();
      expect((await road.case()).isLeadersMatter).toBe(false);
      const store = new CaseSubjectStore(
        ({ defVersion }) => ({ ...toyTraits, isLeadersMatter: defVersion === 2 }),
        async () => {},
      );
      await office.uow.run(async (tx) => {
        const subject = await store.load(tx.knex, road.caseId);
        if (!subject) throw new Error('no case');
        const next = { ...subject, defVersion: 2, due: null, recordedAt: office.clock.now() };
        await store.save(tx, subject, next, {});
      });

      const row = await office.db.read('cases').where({ id: road.caseId }).first('is_leaders_matter');
      expect(row.is_leaders_matter).toBe(1);
    } finally {
      await office.close();
    }
  });
});
