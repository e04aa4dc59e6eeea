import { expect, test } from 'vitest';
import { documentsWorkflow } from '../../../src/documents/documents-module.ts';
import { canonicalJson } from '../../../src/platform/canonical-json.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { referralsWorkflow } from '../../../src/referrals/referrals-workflow.ts';
import { Deadlines } from '../../../src/workflow/deadlines/deadlines.ts';
import type { OutboxConsumer, WorkflowContribution } from '../../../src/workflow/definitions/ports.ts';
import { DefinitionChangedError, WorkflowRegistry } from '../../../src/workflow/definitions/registry.ts';
import { WorkflowEngine } from '../../../src/workflow/engine/engine.ts';
import { WorkflowWorker } from '../../../src/workflow/engine/worker.ts';
import { historyHash } from '../../../src/workflow/history/history.ts';
import { listHistory } from '../../../src/workflow/history/history-repository.ts';
import { replayAll, replayHistory } from '../../../src/workflow/versions/replay.ts';
import { definitions } from '../../../workflows/index.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';
import { eachDatabase } from '../../support/database.ts';
import { nextVersions } from '../../support/next-version.ts';
import type { TestOffice } from '../../support/office.ts';
import { acceptance, actor, dropHistoryTriggers, instant, withCase } from './engine-world.ts';

const log = createLogger({ level: 'silent' });

function roomsOf({
  cases,
  leads,
  mediation,
  agreements,
  corrections,
}: TestOffice): readonly WorkflowContribution[] {
  return [
    cases.workflow,
    leads.workflow,
    mediation.workflow,
    agreements.workflow,
    referralsWorkflow,
    documentsWorkflow,
    corrections.workflow,
  ];
}

/** The office's engine with other contributions. */
function engineWith(office: TestOffice, contributions: readonly WorkflowContribution[]): WorkflowEngine {
  const { db, uow, clock, registry } = office;
  return new WorkflowEngine({
    db,
    uow,
    clock,
    registry,
    deadlines: new Deadlines({ calendar: () => office.areas.calendar, vocabulary }),
    stores: office.stores,
    contributions,
    dictionary: () => [],
  });
}

eachDatabase((name, open) => {
  test('outbox, worked off by two workers and a repeated delivery, is seen once', async () => {
    await withCase(open, async ({ office, fire, rows }) => {
      await fire('accept', acceptance('2026-11-24'));
      const delivered: string[] = [];
      let isFirst = true;
      const notify: OutboxConsumer = async (message) => {
        delivered.push(message.id);
        await office.notify(message);
        if (isFirst) {
          isFirst = false;
          throw new Error('died between effect and receipt');
        }
      };
      const { db, uow, clock, engine } = office;
      const worker = () => new WorkflowWorker({ db, uow, clock, engine, consumers: { notify }, log });
      const [one, two] = [worker(), worker()];

      await Promise.all([one.runOnce(), two.runOnce()]);
      office.testClock.advance(60_000);
      await Promise.all([one.runOnce(), two.runOnce()]);

      expect(delivered.length).toBeGreaterThan(new Set(delivered).size);
      expect((await rows('outbox')).map((row) => row['state'])).toEqual(['done']);
      expect(await rows('inbox_items')).toHaveLength(1);
    });
  });

  test('command, sent again with its key after a restart, gives the same outcome and leaves nothing more', async () => {
    await withCase(open, async ({ office, fire, caseId, rows }) => {
      const first = await fire('addNote', { text: '双方约定周五再谈' }, { idempotencyKey: 'k1' });
      const restarted = engineWith(office, roomsOf(office));

      const again = await restarted.command({
        kind: 'case',
        subjectId: caseId,
        event: 'addNote',
        data: { text: '双方约定周五再谈' },
        actor: actor(),
        idempotencyKey: 'k1',
      });

      expect(again).toMatchObject({ seq: first.seq, replayed: true });
      expect(await rows('history')).toHaveLength(2);
    });
  });

  test('history, with one byte of any row changed, is found by replay with case and sequence', async () => {
    await withCase(open, async ({ office, caseId, fire }) => {
      await fire('addNote', { text: '双方同意再谈' });
      await fire('accept', acceptance('2026-11-24'));
      const { db, registry, stores } = office;
      const findings = async () => (await replayAll(db.read, registry, stores)).findings;
      expect(await findings()).toEqual([]);
      await dropHistoryTriggers(db.write, name);
      for (const seq of [1, 2, 3]) {
        const row = await db.read('history').where({ subject_id: caseId, seq }).first();
        for (const column of ['data', 'facts', 'actor_name', 'occurred_at', 'to_state', 'effects', 'hash']) {
          const text = String(row[column]);
          const at = text.search(/[0-9a-z]/u);
          const changed =
            at < 0 ? `${text}x` : text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1);
          const where = { subject_id: caseId, seq };
          const isJson = /^[[{]/.test(text);
          const forged = isJson
            ? text.replace(/\}$|\]$/, (end) => (end === '}' ? ',"x":1}' : ',1]'))
            : changed;
          const value = isJson ? forged.replace(/([[{]),/, '$1') : changed;

          await db
            .write('history')
            .where(where)
            .update({ [column]: value });

          expect(await findings(), `${column} of ${seq}`).toContainEqual(
            expect.objectContaining({ subjectId: caseId, seq }),
          );
          await db
            .write('history')
            .where(where)
            .update({ [column]: row[column] });
        }
      }
      expect(await findings()).toEqual([]);
    });
  });

  test('history, replayed through its definition as the database keeps it with other key order, has no findings', async () => {
    await withCase(open, async ({ office, fire }) => {
      await fire('accept', acceptance('2026-11-24'));
      const { db, stores } = office;
      const stored = new WorkflowRegistry(JSON.parse(canonicalJson(definitions)), vocabulary);

      const report = await replayAll(db.read, stored, stores);

      expect(report.events).toBeGreaterThan(1);
      expect(report.findings).toEqual([]);
    });
  });

  test('history, one event of which claims another version with its hashes made anew, is found by replay', async () => {
    await withCase(open, async ({ office, caseId, fire }) => {
      await fire('addNote', { text: '双方同意再谈' });
      await fire('accept', acceptance('2026-11-24'));
      const { db, registry } = office;
      registry.learn(nextVersions(['general']).cases);
      let previousHash = '';
      const forged = (await listHistory(db.read, caseId)).map((row) => {
        const { hash: _hash, previousHash: _previous, ...record } = row;
        const changed = row.seq === 3 ? { ...record, defVersion: record.defVersion + 1 } : record;
        const before = previousHash;
        previousHash = historyHash(changed, before);
        return { ...changed, previousHash: before, hash: previousHash };
      });

      expect(replayHistory(registry, forged)).toContainEqual({ subjectId: caseId, seq: 3, what: 'version' });
    });
  });

  test('history, by the program itself, can be neither changed nor deleted nor written out of turn', async () => {
    await withCase(open, async ({ office, caseId, rows }) => {
      const history = () => office.db.write('history').where('subject_id', caseId);
      const [first] = await rows('history');

      await expect(history().update({ actor_name: 'x' })).rejects.toThrow('append-only');
      await expect(history().del()).rejects.toThrow('append-only');
      await expect(office.db.write('history').insert({ ...first, seq: 9 })).rejects.toThrow('append-only');

      expect(await rows('history')).toEqual([first]);
    });
  });

  test('room, whose handler has a misspelt name, keeps the program from starting', async () => {
    await withCase(open, async ({ office }) => {
      const rooms = roomsOf(office).map((room) => {
        const { recordDemand, ...handlers } = { recordDemand: undefined, ...room.handlers };
        return recordDemand ? { ...room, handlers: { ...handlers, recordDemannd: recordDemand } } : room;
      });

      expect(() => engineWith(office, rooms)).toThrow(
        /handler for recordDemannd, which is unknown\nno handler for recordDemand$/,
      );
    });
  });

  test('definition, changed without a new version, keeps the program from starting', async () => {
    await withCase(open, async ({ office }) => {
      const [changed, ...others] = definitions.cases;
      if (!changed) throw new Error('no definition');
      const label = { zh: '劳动纠纷', en: 'Labour' };
      const registry = new WorkflowRegistry(
        { ...definitions, cases: [{ ...changed, label }, ...others] },
        vocabulary,
      );

      await expect(registry.register(office.db, office.uow, office.clock)).rejects.toThrow(
        DefinitionChangedError,
      );
    });
  });

  test('overlay, changed without a new version, keeps the program from starting', async () => {
    await withCase(open, async ({ office }) => {
      const [changed, ...others] = definitions.overlays;
      if (!changed) throw new Error('no overlay');
      const overlays = [{ ...changed, label: { zh: '暂停', en: 'Pause' } }, ...others];
      const registry = new WorkflowRegistry({ ...definitions, overlays }, vocabulary);

      await expect(registry.register(office.db, office.uow, office.clock)).rejects.toThrow(
        DefinitionChangedError,
      );
    });
  });

  test('command, whose effect crashes after the handler wrote, leaves nothing half done', async () => {
    await withCase(open, async ({ office, caseId, rows }) => {
      const crash = async () => {
        throw new TypeError('effect crashed');
      };
      const engine = engineWith(
        office,
        roomsOf(office).map((room) =>
          room.effects?.['openProceeding']
            ? { ...room, effects: { ...room.effects, openProceeding: crash } }
            : room,
        ),
      );
      const before = await office.db.read('cases').where('id', caseId).first();
      const accept = engine.command({
        kind: 'case',
        subjectId: caseId,
        event: 'accept',
        data: acceptance('2026-11-24'),
        actor: actor(),
        occurredAt: instant('2026-11-24T09:00:00+08:00'),
      });

      await expect(accept).rejects.toThrow('effect crashed');

      expect(await office.db.read('cases').where('id', caseId).first()).toEqual(before);
      expect(await rows('history')).toHaveLength(1);
      expect(await rows('deadlines')).toEqual([]);
      expect(await rows('outbox')).toEqual([]);
      expect(await office.db.read('number_series')).toEqual([]);
    });
  });
});
