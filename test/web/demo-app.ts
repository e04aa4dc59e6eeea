import { join } from 'node:path';
import session from 'express-session';
import { z } from 'zod';
import { fixedClock } from '../../src/platform/clock.ts';
import {
  BusyError,
  ConflictError,
  NotFoundError,
  StaleVersionError,
  ValidationError,
} from '../../src/platform/errors.ts';
import {
  checksField,
  dateTimeField,
  dayField,
  flagField,
  idNumber,
  moneyField,
  muField,
  personName,
  rowsField,
  selectField,
  telephone,
  textField,
} from '../../src/platform/fields/index.ts';
import { createI18n } from '../../src/platform/i18n.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { projectFile } from '../../src/platform/project-root.ts';
import { type AppOptions, createApp, type WebApp } from '../../src/web/app.ts';
import { localeOf, seeOther, translateOf } from '../../src/web/context.ts';
import { describeForm, parseForm } from '../../src/web/forms/form.ts';
import { acceptUploads, uploadedFiles } from '../../src/web/forms/uploads.ts';
import { renderConflict } from '../../src/web/pages/conflict-page.ts';
import { sendStoredFile } from '../../src/web/pages/downloads.ts';
import { render } from '../../src/web/pages/render.ts';
import { limitRate, memoryLimiter } from '../../src/web/rate-limit.ts';
import { defineRoutes, type RouteGroup } from '../../src/web/routes.ts';
import { renewSession, setFlash } from '../../src/web/session.ts';
import type { NavItem } from '../../src/web/shell.ts';
import { errorLocales, webLocales } from '../../src/web/texts.ts';
import type { ViewerLike } from '../../src/web/viewer-like.ts';

const label = (zh: string, en: string) => ({ zh, en });
export const disputeKinds = [
  { value: 'land', label: label('土地承包', 'Land contract') },
  { value: 'homestead', label: label('宅基地', 'Homestead') },
  { value: 'lease', label: label('租赁合同', 'Lease') },
  { value: 'wages', label: label('劳动报酬', 'Wages') },
  { value: 'neighbours', label: label('邻里关系', 'Neighbours') },
] as const;

export const registrationForm = z.strictObject({
  kind: selectField({ label: label('纠纷类型', 'Kind of dispute'), options: disputeKinds }),
  facts: textField({
    label: label('纠纷经过', 'Facts'),
    hint: label('什么时间、什么地点、为什么事、各方怎么说。', 'When, where, why, what each side says.'),
    multiline: true,
    min: 10,
  }),
  happenedOn: dayField({ label: label('发生日期', 'Date'), required: false, notFuture: true }),
  applicant: personName({ label: label('申请人姓名', 'Applicant') }),
  phone: telephone({ label: label('申请人电话', 'Telephone') }),
  idNumber: idNumber({ label: label('身份证号码', 'ID number'), required: false }),
  amountFen: moneyField({ label: label('涉及金额', 'Amount'), required: false }),
  areaMu: muField({ label: label('涉及面积', 'Area'), required: false }),
  meetingAt: dateTimeField({ label: label('约定时间', 'Meeting'), required: false }),
  attendees: checksField({ label: label('参加人', 'Attendees'), options: 'people', required: false }),
  isUrgent: flagField({ label: label('需要当天处理', 'Needs attention today') }),
  obligations: rowsField(
    z.strictObject({
      who: textField({ label: label('义务人', 'Who'), max: 50 }),
      amountFen: moneyField({ label: label('金额', 'Amount'), required: false }),
      dueOn: dayField({ label: label('期限', 'Due'), required: false }),
    }),
    { label: label('履行事项', 'Obligation'), min: 0, max: 5 },
  ),
});

export const people = {
  people: [
    { value: 'p1', label: '迈港村代表 陈某明' },
    { value: 'p2', label: '龙秋村代表 林某华' },
  ],
};

export const navigation: readonly NavItem[] = [
  { id: 'home', href: '/', labelKey: 'demo.nav.home', access: 'signedIn', tab: 1, icon: 'home' },
  {
    id: 'cases',
    href: '/cases',
    labelKey: 'demo.nav.cases',
    groupKey: 'demo.nav.casework',
    access: 'signedIn',
    tab: 2,
    icon: 'cases',
  },
  {
    id: 'new',
    href: '/cases/new',
    labelKey: 'demo.nav.new',
    groupKey: 'demo.nav.casework',
    access: ['clerk'],
  },
  {
    id: 'report',
    href: '/report',
    labelKey: 'demo.nav.report',
    groupKey: 'demo.nav.casework',
    access: 'signedIn',
    tab: 3,
    icon: 'report',
  },
  {
    id: 'calendar',
    href: '/calendar',
    labelKey: 'demo.nav.calendar',
    groupKey: 'demo.nav.casework',
    access: 'signedIn',
    tab: 4,
    icon: 'calendar',
  },
  {
    id: 'overdue',
    href: '/overdue',
    labelKey: 'demo.nav.overdue',
    groupKey: 'demo.nav.governance',
    access: ['clerk'],
    isAlert: true,
  },
  {
    id: 'audit',
    href: '/audit',
    labelKey: 'demo.nav.audit',
    groupKey: 'demo.nav.governance',
    access: ['auditor'],
  },
  {
    id: 'me',
    href: '/account',
    labelKey: 'demo.nav.me',
    groupKey: 'demo.nav.governance',
    access: 'signedIn',
    tab: 5,
    icon: 'person',
  },
];

const demoLocales = {
  'zh-CN': {
    nav: {
      home: '工作台',
      casework: '办案',
      cases: '案件办理',
      new: '登记案件',
      report: '上报',
      calendar: '调解日程',
      governance: '治理',
      overdue: '督办与逾期',
      audit: '审计日志',
      me: '我的',
    },
    saved: '已登记 {{n}} 件',
  },
  en: {
    nav: {
      home: 'Workbench',
      casework: 'Casework',
      cases: 'Cases',
      new: 'Register',
      report: 'Report',
      calendar: 'Calendar',
      governance: 'Governance',
      overdue: 'Overdue',
      audit: 'Audit log',
      me: 'Me',
    },
    saved: '{{n}} registered',
  },
} as const;

declare module 'express-session' {
  interface SessionData {
    demoRole?: string;
  }
}

/** A tiny app on the web ground: sign-in by role, the registration form, an upload, and routes that fail. */
export function demoRoutes(): RouteGroup {
  const group = defineRoutes('demo');
  const page = { frame: 'plain' as const };
  group.get('/sign-in', { access: 'public' }, (_req, res) =>
    render(res, 'demo/sign-in', { ...page, title: '登录' }),
  );
  group.post('/sign-in', { access: 'public' }, async (req, res) => {
    await renewSession(req);
    req.session.demoRole = String(req.body.role);
    seeOther(res, '/');
  });
  group.get('/', { access: 'signedIn' }, (_req, res) =>
    render(res, 'demo/home', { title: '工作台', active: 'home' }),
  );
  group.get('/audit', { access: ['auditor'] }, (_req, res) =>
    render(res, 'demo/home', { title: '审计日志', active: 'audit' }),
  );
  group.get('/sections', { access: 'signedIn' }, (_req, res) =>
    render(res, 'demo/sections', {
      title: '文书',
      actions: [{ label: '返回案件', href: '/cases/1' }],
      tags: [{ text: '调解中', tone: 'blue' }],
    }),
  );
  group.get('/cases/new', { access: ['clerk'] }, (req, res) =>
    render(res, 'demo/form', {
      title: '登记案件',
      active: 'new',
      isForm: true,
      form: describeForm({
        schema: registrationForm,
        t: translateOf(req),
        locale: localeOf(req),
        action: '/cases/new',
        options: people,
        stateRev: 3,
        cancelHref: '/',
      }),
    }),
  );
  group.post('/cases/new', { access: ['clerk'], audit: 'demo.register' }, async (req, res) => {
    const parsed = parseForm(registrationForm, req.body, { today: '2026-11-22' as never });
    if (parsed.ok && parsed.control.stateRev === 3) {
      setFlash(req, 'demo.saved', 'success', 1);
      return seeOther(res, '/');
    }
    const problems = parsed.ok ? [] : parsed.problems;
    const form = describeForm({
      schema: registrationForm,
      t: translateOf(req),
      locale: localeOf(req),
      action: '/cases/new',
      options: people,
      values: parsed.values,
      problems,
      control: parsed.control,
      stateRev: 3,
    });
    if (parsed.ok)
      return renderConflict(res, {
        changes: [{ text: '已受理', by: '林某', at: '10:32' }],
        backHref: '/',
        form,
      });
    return render(
      res,
      'demo/form',
      { title: '登记案件', active: 'new', isForm: true, problemCount: problems.length, form },
      parsed.status,
    );
  });
  const upload = acceptUploads({ fields: ['scan'], maxFiles: 2 });
  group.post('/scans', { access: 'signedIn', upload }, (req, res) => {
    res.json(
      uploadedFiles(req).map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.length })),
    );
  });
  group.get('/scan', { access: 'signedIn' }, (_req, res) =>
    sendStoredFile(res, {
      name: '调解\r\n协议"书.pdf',
      mediaType: 'text/html',
      bytes: Buffer.from('<script>1</script>'),
    }),
  );
  const limited = limitRate([
    { limiter: memoryLimiter({ points: 2, durationSeconds: 60 }), key: () => 'all' },
  ]);
  group.post('/try', { access: 'public', before: [limited] }, (_req, res) => {
    res.json({});
  });
  group.get('/fail/:how', { access: 'signedIn' }, (req) => {
    const errors: Record<string, Error> = {
      missing: new NotFoundError(),
      conflict: new ConflictError(),
      stale: new StaleVersionError({ changes: [{ zh: '案件已受理', en: 'accepted' }] }),
      invalid: new ValidationError([{ path: 'facts', code: 'required' }]),
      busy: new BusyError(),
    };
    throw errors[String(req.params.how)] ?? new Error('迈港村的秘密 at /srv/secret.ts');
  });
  return group;
}

export function demoApp(changes: Partial<AppOptions> = {}, logged: string[] = []): WebApp {
  const roles: Record<string, ViewerLike> = {
    clerk: { role: 'clerk', displayName: '莫秀兰', locale: 'zh-CN' },
    auditor: { role: 'auditor', displayName: 'Audit', locale: 'en' },
  };
  return createApp({
    i18n: createI18n({ web: webLocales, errors: errorLocales, demo: demoLocales }),
    log: createLogger({ level: 'info', stream: { write: (line: string) => void logged.push(line) } }),
    clock: fixedClock('2026-11-22T01:00:00.000Z'),
    session: { secrets: ['test-secret-of-32-characters-long'], store: new session.MemoryStore() },
    isReady: async () => true,
    loadViewer: async (req) => roles[req.session.demoRole ?? ''] ?? null,
    loadShell: async () => ({
      office: '客路镇综治办',
      inbox: 5,
      counts: { cases: 38, calendar: 6, overdue: 7 },
    }),
    roleLabel: (role) => (role === 'auditor' ? '审计管理员' : role === 'clerk' ? '综治中心受理员' : null),
    navigation,
    routes: [demoRoutes()],
    viewFolders: [projectFile('views'), join(import.meta.dirname, 'views')],
    supportContact: '0759-0000000',
    ...changes,
  });
}
