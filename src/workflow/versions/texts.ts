/** What the report on a migration says; the words of states, events and deadlines come from the definitions. */
export const migrationLocales = {
  'zh-CN': {
    title: '{{type}}：第 {{from}} 版改为第 {{to}} 版，试算（未作任何改动）',
    none: '{{type}}只有现行一版，没有需要改换的案件。',
    nothing: '没有仍在第 {{from}} 版的案件或线索。',
    counts: '共 {{all}} 件：{{stay}} 件阶段不变，{{move}} 件改换阶段，{{person}} 件须由人工处理。',
    deadlines:
      '期限：{{kept}} 个照旧，{{opened}} 个新开始，{{closed}} 个取消，{{unanswered}} 个到期后无人处理。',
    stays: '{{from}}，阶段不变：{{n}} 件',
    moves: '{{from}} → {{to}}：{{n}} 件',
    person: '{{from}}，须由人工处理：{{n}} 件',
    gained: '此后可办：{{event}}（{{roles}}）',
    lost: '此后不可办：{{event}}（{{roles}}）',
    and: '、',
    because: {
      stateUnknown: '新版中没有对应的阶段（{{at}}）',
      stateUnfilled: '迁移方案没有说明案件进入哪个阶段（{{at}}）',
      overlayUnknown: '新版中没有对应的标记（{{at}}）',
      deadlineLost: '期限在新版中不再计算，方案也未说明取消（{{at}}）',
      deadlineUnanswered: '期限到期后新版中无人处理（{{at}}）',
    },
  },
  en: {
    title: '{{type}}: version {{from}} to version {{to}}, dry run (nothing was changed)',
    none: '{{type}}: there is only the current version, nothing to move.',
    nothing: 'No case or lead is on version {{from}}.',
    counts: '{{all}} in all: stage kept {{stay}}, stage changed {{move}}, a person needed {{person}}.',
    deadlines:
      'Deadlines: {{kept}} go on, {{opened}} begin, {{closed}} are cancelled, {{unanswered}} would ring unanswered.',
    stays: '{{from}}, stage kept: {{n}}',
    moves: '{{from}} → {{to}}: {{n}}',
    person: '{{from}}, needs a person: {{n}}',
    gained: 'possible from then on: {{event}} ({{roles}})',
    lost: 'no longer possible: {{event}} ({{roles}})',
    and: ', ',
    because: {
      stateUnknown: 'the new version has no such stage ({{at}})',
      stateUnfilled: 'the plan does not say which stage the case enters ({{at}})',
      overlayUnknown: 'the new version has no such mark ({{at}})',
      deadlineLost: 'the new version does not run this deadline and the plan does not give it up ({{at}})',
      deadlineUnanswered: 'nobody would answer this deadline in the new version ({{at}})',
    },
  },
} as const;
