import { afterEach, beforeEach, expect, test } from 'vitest';
import { chainCount, chainOf } from '../../src/audit/audit-entry.ts';
import { AuditLog } from '../../src/audit/audit-log.ts';
import { readObject } from '../../src/audit/audit-repository.ts';
import { digestOf } from '../../src/audit/digest.ts';
import { anchorAudit, verifyAudit } from '../../src/audit/verify-audit.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { dropAppendOnly } from '../../src/platform/database/dialect.ts';
import { eachDatabase, type TestDatabase } from '../support/database.ts';

eachDatabase((_name, open) => {
  let t: TestDatabase;
  const log = new AuditLog();
  const clock = fixedClock('2020-02-26T09:00:00+08:00');
  const append = (objectId: string, action = 'party.revealed') =>
    t.uow.run((tx) =>
      log.append(tx, {
        actorId: 'clerk',
        action,
        objectKind: 'case',
        objectId,
        detail: { fields: ['phone'], z: 1, a: undefined },
        requestId: null,
        at: clock.now(),
      }),
    );

  beforeEach(async () => {
    t = await open();
  });
  afterEach(() => t.close());

  test('entries, appended, stand in the chain of their object and verify', async () => {
    for (let n = 0; n < 40; n += 1) await append(`case-${n % 10}`);
    expect(await verifyAudit(t.db)).toEqual({ isSound: true, rows: 40, anchors: 0 });
    const entries = await readObject(t.db.read, 'case', 'case-3', 10);
    expect(entries).toHaveLength(4);
    expect(entries[0]).toMatchObject({
      actorId: 'clerk',
      detail: { fields: ['phone'], z: 1 },
      chain: chainOf('case-3'),
    });
  });

  test('an entry, its change failing, is not there', async () => {
    await t.uow
      .run(async (tx) => {
        await log.append(tx, {
          actorId: null,
          action: 'x',
          objectKind: 'case',
          objectId: 'a',
          detail: {},
          requestId: null,
          at: clock.now(),
        });
        throw new Error('refused');
      })
      .catch(() => undefined);
    expect(await verifyAudit(t.db)).toMatchObject({ rows: 0 });
  });

  test('thirty entries, appended at once to one chain, are all kept in order', async () => {
    await Promise.all(Array.from({ length: 30 }, () => append('one')));
    expect(await verifyAudit(t.db)).toMatchObject({ isSound: true, rows: 30 });
  });

  test.each([
    [
      'altered',
      (chain: number) => t.db.write('audit_log').where({ chain, seq: 2 }).update({ actor_id: 'forger' }),
      2,
    ],
    [
      'altered',
      (chain: number) => t.db.write('audit_log').where({ chain, seq: 2 }).update({ detail: 'no json' }),
      2,
    ],
    ['missing', (chain: number) => t.db.write('audit_log').where({ chain, seq: 2 }).del(), 2],
    [
      'unlinked',
      (chain: number) => t.db.write('audit_log').where({ chain, seq: 3 }).update({ prev_hash: 'f' }),
      3,
    ],
  ])('a row, %s behind the database’s back, is named', async (fault, tamper, seq) => {
    for (let n = 0; n < 4; n += 1) await append('case');
    await dropAppendOnly(t.db.write, 'audit_log');
    await tamper(chainOf('case'));
    expect(await verifyAudit(t.db)).toEqual({ isSound: false, chain: chainOf('case'), seq, fault });
  });

  test('a tail, cut off after an anchor, is named', async () => {
    for (let n = 0; n < 4; n += 1) await append('case');
    await t.uow.run((tx) => anchorAudit(tx, clock));
    await append('case');
    expect(await verifyAudit(t.db)).toEqual({ isSound: true, rows: 5, anchors: 1 });
    await dropAppendOnly(t.db.write, 'audit_log');
    await t.db.write('audit_log').where('seq', '>', 2).del();
    expect(await verifyAudit(t.db)).toEqual({
      isSound: false,
      chain: chainOf('case'),
      seq: 3,
      fault: 'truncated',
    });
  });

  test('an anchor, altered, is found', async () => {
    await append('case');
    await t.uow.run((tx) => anchorAudit(tx, clock));
    await t.db.write('audit_anchors').update({ heads: '[]' });
    expect(await verifyAudit(t.db)).toMatchObject({ isSound: false, fault: 'anchorAltered' });
  });
});

test('objects, many, spread over all chains', () => {
  const chains = new Set(Array.from({ length: 500 }, (_, n) => chainOf(`case-${n}`)));
  expect(chains.size).toBe(chainCount);
});

test('a digest of a personal value depends on its salt and not on how the text was composed', () => {
  expect(digestOf('13800138000', 'a')).not.toBe(digestOf('13800138000', 'b'));
  expect(digestOf('é', 'a')).toBe(digestOf('e\u0301', 'a'));
});
