import { expect, test } from 'vitest';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';

const letter = (road: Road, replyDueOn?: string) => ({
  happenedOn: road.today(),
  body: '雷州市法律援助处',
  content: '申请人经济困难，请依法提供法律援助',
  ...(replyDueOn === undefined ? {} : { replyDueOn }),
});

eachDatabase((_name, open) => {
  test('letter that asks for an answer runs a clock until the answer is on record', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      expect(await road.blocked('mediator', 'recordReply')).toEqual(['replyAwaited']);
      expect(await road.refused('mediator', 'referLegalAid', letter(road, road.today(-1)))).toEqual([
        'replyBeforeAct',
      ]);
      await road.fire('mediator', 'referLegalAid', letter(road, road.today(7)));
      expect(await road.deadlines('C-RPL')).toMatchObject([{ due_on: road.today(7), state: 'open' }]);
      const { options } = await road.office.engine.form('case', road.caseId, 'recordReply');
      const actId = options['awaitedReplies']?.[0]?.value;
      const reply = { actId, repliedOn: road.today(), result: 'done', content: '已指派律师' };
      await road.fire('clerk', 'recordReply', reply);

      expect(await road.deadlines('C-RPL')).toMatchObject([{ state: 'met' }]);
      expect(await road.rows('case_acts')).toMatchObject([{ reply: 'done', reply_content: '已指派律师' }]);
      expect(await road.refused('clerk', 'recordReply', reply)).toEqual(['replyAwaited']);
    });
  });

  test('answer that never came reminds when its day is over, and moves nothing', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await road.fire('mediator', 'referLegalAid', letter(road, road.today(3)));
      await road.days(5);
      await road.office.worker.runOnce();

      const inbox = await road.office.db.read('inbox_items').where({ kind: 'deadlineReached' });
      expect(inbox.length).toBeGreaterThan(0);
      expect((await road.case()).phase).toBe('preparing');
    });
  });

  test('acts stand on the page of the case with the words of their form, the newest first', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      await road.fire('mediator', 'referLegalAid', letter(road));
      const [applicant] = await road.parties();
      await road.fire('mediator', 'arrangeInterpreter', {
        happenedOn: road.today(),
        partyId: applicant,
        kind: 'interpreter',
        name: '买买提·阿卜杜拉',
        language: '维吾尔语',
      });
      const panel = road.office.cases.panels.find(({ key }) => key === 'acts');
      const t = (key: string): string => key;
      const viewer = await road.office.as('mediator');
      const db = road.office.db.read;
      const shown = await panel?.load({ db, caseId: road.caseId, viewer, locale: 'zh-CN', t });

      const acts = (shown as { acts: { title: string; items: { value: string }[] }[] }).acts;
      expect(acts.map(({ title }) => title)).toEqual(['登记翻译、代读人', '转介法律援助']);
      const values = acts[0]?.items.map(({ value }) => value);
      expect(values).toEqual(expect.arrayContaining(['陈志明', '翻译', '买买提·阿卜杜拉', '维吾尔语']));
    });
  });

  test('violence in the family, marked in any stage, bars sessions face to face', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const [applicant] = await road.parties();
      await road.fire('clerk', 'flagDomesticViolence', {
        happenedOn: road.today(),
        kind: 'familyViolence',
        partyId: applicant,
        told: ['police', 'womensFederation'],
        content: '申请人身上有伤',
      });

      await expect(road.session()).rejects.toMatchObject({
        problems: [{ path: 'mode', code: 'jointDespiteViolence' }],
      });
    });
  });
});
