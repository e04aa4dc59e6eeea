/** Texts of the pages that take one step with many cases; merged under `cases`. */
export const bulkLocales = {
  'zh-CN': {
    bulk: {
      title: '批量{{step}}',
      intro: '将对下列 {{n}} 件案件办理“{{step}}”。逐件办理，办不了的写明原因，不影响其他案件。',
      none: '还没有勾选案件。请回到列表，勾选后再办理。',
      tooMany: '勾选了 {{n}} 件，一次最多 {{most}} 件。请回到列表少选一些。',
      unseen: '有 {{n}} 件找不到或者不在您的范围内，已去掉。',
      cases: '选中的案件',
      submit: '对 {{n}} 件办理“{{step}}”',
      back: '返回列表',
      resultTitle: '批量{{step}}的结果',
      result: '办成 {{done}} 件，没有办成 {{refused}} 件。',
      rows: '每件的结果',
      outcome: '结果',
      done: '已办理',
      refused: '未办理',
      why: '原因',
      at: '{{field}}：{{text}}',
    },
  },
  en: {
    bulk: {
      title: '{{step}}: many cases',
      intro:
        '“{{step}}” will be done with these {{n}} cases, one after the other. A case that refuses says why and holds no other back.',
      none: 'No case is ticked yet. Go back to the list and tick some.',
      tooMany: '{{n}} are ticked, at most {{most}} go at once. Go back to the list and tick fewer.',
      unseen: '{{n}} were not found or are out of your reach and were left out.',
      cases: 'Cases chosen',
      submit: '{{step}}: {{n}} cases',
      back: 'Back to the list',
      resultTitle: '{{step}}: what became of it',
      result: '{{done}} done, {{refused}} refused.',
      rows: 'Case by case',
      outcome: 'Result',
      done: 'done',
      refused: 'refused',
      why: 'Why',
      at: '{{field}}: {{text}}',
    },
  },
} as const;
