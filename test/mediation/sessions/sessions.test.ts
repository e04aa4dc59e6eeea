import { expect, test } from 'vitest';
import { anyDatabase } from '../../support/database.ts';
import { inWorld, tenantAndLandlord, twoVillages } from '../world.ts';

const both = ['迈港村', '龙秋村'];
const session = {
  startedAt: '2020-02-21T15:00:00+08:00',
  endedAt: '2020-02-21T17:00:00+08:00',
  place: '客路镇综治中心',
  mode: 'joint',
  isOpen: true,
  presentPartyIds: both,
  invitees: [{ name: '林国强', relation: '司法所' }],
  statements: '双方各自陈述',
  content: '以旧石灰界为界',
  result: 'ongoing',
};
const attempt = (attemptedOn: string) => ({ attemptedOn, way: 'phone', result: '无人接听' });

anyDatabase((_name, open) => {
  test('consent and rights, asked of both villages, count down to none missing', async () => {
    await inWorld(open, { type: 'land', parties: twoVillages }, async (world) => {
      expect(await world.facts()).toMatchObject({ partiesWithoutConsent: 2, partiesWithoutRights: 2 });
      for (const partyId of both) {
        await world.fire('consent', { partyId, answer: 'agree', way: 'signed' });
        await world.fire('serveRights', { partyId, way: 'readAloud', hearingMode: 'open' });
      }

      expect(await world.facts()).toMatchObject({
        acceptedOn: '2020-02-18',
        partiesWithoutConsent: 0,
        partiesRefusing: 0,
        partiesUnreachable: 0,
        partiesWithoutRights: 0,
      });
    });
  });

  test('third party, joined later, is neither asked nor missed', async () => {
    const parties = [...twoVillages, { side: 'third', kind: 'person', name: '王三' }] as const;
    await inWorld(open, { parties }, async (world) => {
      expect(await world.facts()).toMatchObject({ partiesWithoutConsent: 2, partiesWithoutRights: 2 });
    });
  });

  test('consent of somebody who is no party is refused', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      const data = { partyId: '附城村', answer: 'agree', way: 'signed' };

      expect(await world.refusal('consent', data)).toMatchObject({ path: 'partyId', code: 'notAParty' });
    });
  });

  test.each([
    ['no attempt', []],
    ['two attempts', [attempt('2020-02-19'), attempt('2020-02-20')]],
    ['three attempts on one day', [attempt('2020-02-19'), attempt('2020-02-19'), attempt('2020-02-19')]],
  ])('party called unreachable after %s is refused', async (_what, attempts) => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      const problem = await world.refusal('consent', {
        partyId: '龙秋村',
        answer: 'unreachable',
        way: 'phone',
        attempts,
      });

      expect(problem).toMatchObject({ path: 'attempts', code: 'tooFewAttempts' });
      expect(problem.basis).toContain('《人民调解法》');
    });
  });

  test('party called unreachable after three attempts on two days is noted and still lacks consent', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      await world.fire('consent', {
        partyId: '龙秋村',
        answer: 'unreachable',
        way: 'phone',
        attempts: [attempt('2020-02-19'), attempt('2020-02-19'), attempt('2020-02-20')],
      });

      expect(await world.facts()).toMatchObject({ partiesUnreachable: 1, partiesWithoutConsent: 2 });
      expect((await world.record()).consents[0]?.note.attempts).toHaveLength(3);
    });
  });

  test('party who agreed and then refuses, counts as refusing; the statement is the reason', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      await world.fire('consent', { partyId: '龙秋村', answer: 'agree', way: 'oral' });
      await world.fire(
        'refuseConsent',
        { partyId: '龙秋村', statement: '要求政府处理' },
        '2020-02-21T09:00:00+08:00',
      );

      expect(await world.facts()).toMatchObject({ partiesRefusing: 1 });
      await world.effect('endProceeding', { result: 'terminated' }, { event: 'refuseConsent' });
      const record = await world.record();
      expect(record.termination).toEqual({ code: 'refused', text: '要求政府处理' });
      expect(record.proceedings[0]?.endedByPartyName).toBe('龙秋村');
    });
  });

  test('appointment, moved once and then held, keeps all three rows', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      await world.assigned();
      const at = { place: '调解室', mode: 'office' };
      await world.fire('schedule', { ...at, startsAt: '2020-02-21T09:00:00+08:00' });
      await world.fire('schedule', { ...at, startsAt: '2020-02-21T15:00:00+08:00' });
      expect(await world.facts()).toMatchObject({ hasAppointment: true, sessionsHeld: 0 });
      await world.fire('holdSession', session);

      expect(await world.facts()).toMatchObject({ hasAppointment: false, sessionsHeld: 1 });
      const record = await world.record();
      expect(record.appointments.map(({ state }) => state)).toEqual(['replaced', 'held']);
      expect(record.sessions[0]).toMatchObject({
        no: 1,
        startedAt: '2020-02-21T07:00:00.000Z',
        mediatorNames: ['陈调解'],
        recorderName: '李记录',
        body: { statements: '双方各自陈述', content: '以旧石灰界为界' },
      });
      expect(record.sessions[0]?.presentParties.map(({ name }) => name)).toEqual(both);
    });
  });

  test.each([
    ['ends before it begins', { endedAt: '2020-02-21T14:00:00+08:00' }, 'endedAt', 'endBeforeStart'],
    ['lies before acceptance', { startedAt: '2020-02-17T09:00:00+08:00' }, 'startedAt', 'beforeAcceptance'],
    ['has one side only', { presentPartyIds: ['迈港村'] }, 'presentPartyIds', 'oneSideOnly'],
    ['has a stranger present', { presentPartyIds: [...both, '附城村'] }, 'presentPartyIds', 'notAParty'],
  ])('session that %s is refused', async (_what, change, path, code) => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      expect(await world.refusal('holdSession', { ...session, ...change })).toMatchObject({ path, code });
      expect((await world.record()).sessions).toEqual([]);
    });
  });

  test('separate session with one side is recorded', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      await world.fire('holdSession', { ...session, mode: 'caucus', presentPartyIds: ['龙秋村'] });

      expect(await world.facts()).toMatchObject({ sessionsHeld: 1 });
    });
  });

  test('party absent without excuse, after an appointment, is counted and named; without one it is refused', async () => {
    await inWorld(open, { parties: tenantAndLandlord }, async (world) => {
      const absence = { partyId: '郑翀', reason: '称生意忙', isExcused: false };
      expect(await world.refusal('markAbsent', absence)).toMatchObject({ code: 'noAppointment' });
      await world.fire('schedule', {
        startsAt: '2020-02-20T09:00:00+08:00',
        place: '调解室',
        mode: 'office',
      });
      await world.fire('markAbsent', absence);

      expect(await world.facts()).toMatchObject({ absences: 1, hasAppointment: false, partiesRefusing: 0 });
      const record = await world.record();
      expect(record.absences[0]).toMatchObject({ partyName: '郑翀', reason: '称生意忙', isExcused: false });
      expect(record.appointments[0]?.state).toBe('absent');
    });
  });

  test('form of a session starts with the appointment and everybody present, closed when one party asked so', async () => {
    await inWorld(open, { parties: twoVillages }, async (world) => {
      await world.fire('serveRights', { partyId: '龙秋村', way: 'read', hearingMode: 'closed' });
      await world.fire('schedule', { startsAt: '2020-02-21T15:00:00+08:00', place: '坡地', mode: 'onSite' });
      const start = await world.module.workflow.defaults?.['holdSession']?.(world.db, world.subject);

      expect(start).toMatchObject({
        startedAt: '2020-02-21T07:00:00.000Z',
        endedAt: '2020-02-21T08:00:00.000Z',
        place: '坡地',
        mode: 'joint',
        isOpen: false,
        presentPartyIds: both,
      });
    });
  });
});
