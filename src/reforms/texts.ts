/** Labels of the forms, both languages beside each other. */
export const reformLabels = {
  towns: { zh: '并入的乡镇（街道）', en: 'Towns that go into it' },
  villages: { zh: '划转的村（社区）', en: 'Villages that move' },
  town: { zh: '划入的乡镇（街道）', en: 'Town they go to' },
  name: { zh: '新设乡镇（街道）名称', en: 'Name of the new town' },
  newCode: { zh: '新设乡镇（街道）代码', en: 'Code of the new town' },
  newCodeHint: { zh: '九位，按民政部门公布的填写；不知道的先用建议的代码', en: 'Nine digits as published' },
  validOn: { zh: '生效日期', en: 'In force from' },
  validOnHint: {
    zh: '此日之前的统计按调整前的口径，文书仍用旧名；不能填将来的日期，到那天再办',
    en: 'Figures before that day are counted as things were; not in the future, do it on the day',
  },
  basisNumber: { zh: '批准文号', en: 'Number of the decision' },
  basisHint: { zh: '批复、决定或会议纪要的文号，如 粤民函〔2026〕12号', en: 'Of the paper it rests on' },
  reason: { zh: '原因', en: 'Why' },
  seen: { zh: '核对过的内容', en: 'What was shown' },
  toId: { zh: '接任人（未单独选定的案件）', en: 'Who takes over, where nobody else is chosen' },
  caseTo: { zh: '案件 {{code}} 的接任人', en: 'Who takes over {{code}}' },
  keeperId: { zh: '印章新的保管人', en: 'Who keeps the seals from now on' },
  successorId: { zh: '接手的调委会', en: 'Committee that takes over' },
  movingIds: { zh: '转入接手调委会的人员', en: 'Who goes to that committee' },
  movingHint: {
    zh: '未勾选的人员离任；转入后为聘任的调解员，选任另行登记（《人民调解法》第九条、第十三条）',
    en: 'The others leave office; who goes there is appointed, an election is recorded apart',
  },
  leaversTo: { zh: '离任人员的案件由谁接任', en: 'Who takes the cases of those who leave over' },
} as const;

const zh = {
  title: '机构和区划调整',
  intro: '撤并乡镇、调整村（社区）归属、撤销调委会、人员离任的记录。每一项都可以打开、打印。',
  none: '还没有办理过调整。',
  toList: '调整记录',
  kinds: {
    merge: '乡镇撤并',
    split: '分设乡镇',
    move: '村（社区）划转',
    leave: '人员离任',
    close: '调委会撤销',
  },
  actions: {
    mergeInto: '把别的乡镇并入',
    mergeNew: '合并设立新乡镇',
    split: '分设新乡镇',
    move: '把村划到别的乡镇',
    leave: '离任交接',
    close: '撤销并移交',
  },
  lead: {
    merge: '被撤的乡镇自生效之日终止，村（社区）、机构、人员和在办案件转到现在的乡镇。',
    split: '选中的村（社区）及其机构、人员和在办案件，自生效之日属于新设的乡镇。',
    move: '选中的村（社区）及其机构、人员和在办案件，自生效之日属于划入的乡镇；可以跨县。',
    leave: '一次办完：在办案件逐件移交接任人，印章改由他人保管，职责和任职终止，账号停用。',
    close: '一次办完：在办案件由接手的调委会办理，人员转入或者离任，印章终止，账号随之处理。',
  },
  rules: {
    map: '在办案件随地区转移，已结案件留在原地区，由现在的乡镇查看；案号、期限不变，已出具的文书不改。账号的辖区变更需安全管理员批准后才生效。',
    leave: '签署中的案件退回拟定协议；账号停用后不能再登录。',
    close:
      '案号不变，接手的调委会编号连续；签署中的案件退回拟定协议，已出具的文书和印章记录不改。转入人员的账号变更需安全管理员批准。',
  },
  look: '查看将要变动的内容',
  carryOut: '确认办理',
  confirm: '以上内容已核对，现在办理；办理后不能撤销',
  previewTitle: '将要变动的内容',
  previewNote:
    '地区、机构、人员、印章和账号与下表不一致时不予办理；在办案件和线索以办理时为准。本页可以打印。',
  stale: '这期间有人作了变更，以下是现在的情况，请重新核对后再办。',
  done: '已办理，以下内容可以打印留存。',
  report: '变动清单',
  sections: {
    areas: '地区',
    committees: '调委会',
    organisations: '机构',
    people: '人员',
    duties: '职责',
    seals: '印章',
    accounts: '账号',
    cases: '在办案件',
    jointCases: '共同调解的案件',
    appointments: '已约定的调解',
    messages: '未读提醒（条）',
    leads: '待处理线索',
    deadlines: '正在计算的期限',
  },
  count: '{{n}} 项',
  more: '另有 {{n}} 项',
  fates: { ends: '终止', locked: '停用', asked: '待安全管理员批准', stays: '不变' },
  nothingOf: '没有：{{names}}。',
  columns: { what: '内容', to: '去向或说明' },
  listColumns: { kind: '事项', title: '对象', validOn: '生效日期', basis: '批准文号', done: '办理' },
  facts: {
    kind: '事项',
    object: '对象',
    validOn: '生效日期',
    basis: '批准文号',
    reason: '原因',
    done: '办理',
  },
  nextCommittees: '同一乡镇有两个乡镇调委会时，请办理其中一个的撤销并移交。',
  nextAccounts: '请安全管理员在账户页批准账号的变更。',
};

const en: typeof zh = {
  title: 'Changes of the office',
  intro:
    'Towns merged or divided, villages moved, committees closed, people who left. Each can be opened and printed.',
  none: 'No change was carried out yet.',
  toList: 'Changes of the office',
  kinds: {
    merge: 'Towns merged',
    split: 'Town divided',
    move: 'Villages moved',
    leave: 'Somebody left',
    close: 'Committee closed',
  },
  actions: {
    mergeInto: 'Merge other towns into it',
    mergeNew: 'Merge towns into a new one',
    split: 'Divide it',
    move: 'Move villages to another town',
    leave: 'Leave and hand over',
    close: 'Close and hand over',
  },
  lead: {
    merge:
      'The towns end on the day; villages, offices, people and open cases belong to the town of today from then on.',
    split:
      'The villages chosen, with offices, people and open cases, belong to the new town from the day on.',
    move: 'The villages chosen, with offices, people and open cases, belong to the other town from the day on; also in another county.',
    leave:
      'In one step: each open case goes to a successor, seals to another keeper, duties and office end, the account closes.',
    close:
      'In one step: another committee takes the open cases over, people move or leave, seals end, accounts follow.',
  },
  rules: {
    map: 'Open cases move with the place; closed ones stay where they were and are seen from the town of today. Numbers and clocks stay, issued papers are not changed. The new area of an account waits for the security administrator.',
    leave: 'A case in signing goes back to drafting; the account can no longer sign in.',
    close:
      'Numbers of cases stay and the series of the other committee goes on; a case in signing goes back to drafting, issued papers and seals on them are not changed. Accounts of those who move wait for the security administrator.',
  },
  look: 'Show what will change',
  carryOut: 'Carry it out',
  confirm: 'I have checked the above; carry it out now. It cannot be taken back',
  previewTitle: 'What will change',
  previewNote:
    'Refused when places, offices, people, seals or accounts differ from this list by then; cases and leads go as they stand. This page can be printed.',
  stale: 'Somebody changed something meanwhile. This is how it stands now; check it again.',
  done: 'Carried out. The list can be printed and kept.',
  report: 'What changed',
  sections: {
    areas: 'Places',
    committees: 'Committees',
    organisations: 'Offices',
    people: 'People',
    duties: 'Duties',
    seals: 'Seals',
    accounts: 'Accounts',
    cases: 'Open cases',
    jointCases: 'Cases mediated jointly',
    appointments: 'Sessions appointed',
    messages: 'Unread messages',
    leads: 'Leads waiting',
    deadlines: 'Running deadlines',
  },
  count: '{{n}}',
  more: '{{n}} more',
  fates: { ends: 'ends', locked: 'closes', asked: 'waits for the security administrator', stays: 'stays' },
  nothingOf: 'None: {{names}}.',
  columns: { what: 'What', to: 'Goes to, or note' },
  listColumns: {
    kind: 'Change',
    title: 'Of what',
    validOn: 'In force from',
    basis: 'Decision',
    done: 'Carried out',
  },
  facts: {
    kind: 'Change',
    object: 'Of what',
    validOn: 'In force from',
    basis: 'Decision',
    reason: 'Why',
    done: 'Carried out',
  },
  nextCommittees: 'Where a town now has two town committees, close one of them and hand over.',
  nextAccounts: 'The security administrator approves the accounts on the page of accounts.',
};

export const reformLocales = { 'zh-CN': zh, en } as const;

/** Refusals of whole requests; merged under `errors`. */
export const reformErrorLocales = {
  'zh-CN': { reformStale: '这期间有人作了变更，请重新核对后再办。', reformEnded: '已经终止，不必再办。' },
  en: {
    reformStale: 'Somebody changed something meanwhile; check it again.',
    reformEnded: 'Has ended already.',
  },
} as const;
