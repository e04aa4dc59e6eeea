import { expect, test } from 'vitest';
import { insertDeliveries } from '../../../src/notices/sending/deliveries-repository.ts';
import { asDay, asInstant } from '../../../src/platform/clock.ts';
import { ConflictError, ForbiddenError, NotFoundError } from '../../../src/platform/errors.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';

eachDatabase((_dialect, open) => {
  test('delivery log, kept by the system administrator, is filtered, says nothing of what was said, and tries again once', async () => {
    const office = await openOffice(open, '2026-11-24T09:00:00+08:00');
    try {
      const { deliveries, sender } = office.notices;
      const sysadmin = await office.as('sysadmin');
      const row = (id: string, at: string) => ({
        ...{ id, key: id, about: 'receipt', channel: 'sms' as const, accountId: null, caseId: null },
        ...{ partyId: null, recipient: '138****0001', subject: '陈志明', body: '已受理', uselessFrom: null },
        ...{ askedBy: null, hasConsent: false, availableAt: asInstant(at), createdAt: asInstant(at) },
      });
      const rows = [
        row('a', '2026-11-22T23:59:59+08:00'),
        row('b', '2026-11-23T00:00:00+08:00'),
        ...Array.from({ length: 51 }, (_, n) => row(`c${n}`, '2026-11-24T00:00:00+08:00')),
      ];
      await office.uow.run((tx) => insertDeliveries(tx, rows));
      await sender.runOnce();
      const ids = async (filter: Parameters<typeof deliveries.log>[1], cursor?: string) => {
        const { lines, nextCursor } = await deliveries.log(sysadmin, filter, cursor);
        return { ids: lines.map(({ id }) => id), nextCursor };
      };

      const first = await ids({});
      expect(first.ids).toHaveLength(50);
      expect((await ids({}, first.nextCursor ?? '')).ids.slice(-2)).toEqual(['b', 'a']);
      expect((await ids({ day: asDay('2026-11-23') })).ids).toEqual(['b']);
      expect((await ids({ state: 'failed', channel: 'sms', day: asDay('2026-11-22') })).ids).toEqual(['a']);
      expect((await ids({ state: 'sent' })).ids).toEqual([]);
      const { lines } = await deliveries.log(sysadmin, {});
      expect(JSON.stringify(lines)).not.toMatch(/陈志明|已受理/);

      await expect(deliveries.log(await office.as('coordinator'), {})).rejects.toThrow(ForbiddenError);
      await expect(deliveries.tryAgain(await office.as('secadmin'), 'a')).rejects.toThrow(ForbiddenError);
      await expect(deliveries.tryAgain(sysadmin, 'none')).rejects.toThrow(NotFoundError);
      await office.db.write('deliveries').where({ id: 'b' }).update({ state: 'sent' });
      await expect(deliveries.tryAgain(sysadmin, 'b')).rejects.toThrow(ConflictError);
      await deliveries.tryAgain(sysadmin, 'a');
      await sender.runOnce();
      expect(await office.db.read('deliveries').where({ id: 'a' }).first('attempts')).toEqual({
        attempts: 1,
      });
      const entry = await office.db.read('audit_log').where({ action: 'deliveryTriedAgain' });
      expect(entry).toHaveLength(1);
    } finally {
      await office.close();
    }
  });
});
