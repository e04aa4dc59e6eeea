import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { InboxService } from '../../src/workbench/inbox/inbox-service.ts';
import { insertInboxItems } from '../../src/workbench/inbox/notify-repository.ts';
import { eachDatabase, type TestDatabase } from '../support/database.ts';

eachDatabase((_dialect, open) => {
  let database: TestDatabase;
  let inbox: InboxService;
  const clock = fixedClock('2026-11-24T09:00:00+08:00');
  const told = (sourceKey: string) => ({
    caseId: null,
    leadId: null,
    kind: 'caseAssigned',
    params: { title: '迈港村与龙秋村土地权属争议' },
    createdAt: clock.now(),
    sourceKey,
  });

  beforeAll(async () => {
    database = await open();
    inbox = new InboxService({ ...database, clock });
  });
  afterAll(() => database.close());

  test('message of an effect delivered twice, listed, stands once in each inbox', async () => {
    for (const _delivery of [1, 2])
      await database.uow.run((tx) => insertInboxItems(tx, ['lin', 'he'], told('case-1:4:0')));

    expect(await inbox.list('lin', 10)).toHaveLength(1);
    expect(await inbox.list('he', 10)).toMatchObject([
      { kind: 'caseAssigned', params: { title: '迈港村与龙秋村土地权属争议' }, readAt: null },
    ]);
  });

  test('messages of an account, marked as read, are read for that account alone', async () => {
    await database.uow.run((tx) => insertInboxItems(tx, ['chen', 'wang'], told('case-2:1:0')));

    await inbox.markAllRead('chen');

    expect(await inbox.countUnread('chen')).toBe(0);
    expect(await inbox.countUnread('wang')).toBe(1);
    expect(await inbox.list('chen', 10)).toMatchObject([{ readAt: clock.now() }]);
  });
});
