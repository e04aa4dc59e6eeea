import { type RoleName, roleNames } from './viewer.ts';

/** Labels of form fields stand in both languages beside each other. */
export const fieldLabels = {
  username: { zh: '用户名', en: 'Username' },
  usernameHint: {
    zh: '小写字母开头，可含数字、点、横线，2 至 40 位',
    en: 'Starts with a small letter; digits, dots and dashes; 2 to 40',
  },
  password: { zh: '密码', en: 'Password' },
  newPassword: { zh: '新密码', en: 'New password' },
  repeated: { zh: '再输一次新密码', en: 'New password again' },
  current: { zh: '现在的密码', en: 'Current password' },
  code: { zh: '启用码', en: 'Activation code' },
  next: { zh: '登录后的页面', en: 'Page after signing in' },
  displayName: { zh: '姓名', en: 'Name' },
  role: { zh: '岗位', en: 'Role' },
  displayNameHint: { zh: '不选人员时填写', en: 'Where no person is chosen' },
  nobody: { zh: '不代表在任人员', en: 'Nobody in office' },
  person: { zh: '在任人员', en: 'Person in office' },
  personHint: {
    zh: '账户代表的人；调委会、单位和辖区随之确定。管理员可不选',
    en: 'Whom the account stands for; committee, office and area follow. None for administrators',
  },
  areaCode: { zh: '辖区', en: 'Area' },
  areaCodeHint: {
    zh: '能看到这个辖区及其下级；不选即为此人所在的辖区',
    en: 'Sees this area and all below it; left open, the area of the person',
  },
  account: { zh: '账户', en: 'Account' },
} as const;

const roleLabels = {
  gridWorker: { zh: '网格员', en: 'Grid worker' },
  villageMediator: { zh: '村调解员', en: 'Village mediator' },
  clerk: { zh: '综治中心受理员', en: 'Intake clerk' },
  mediator: { zh: '调解员', en: 'Mediator' },
  chair: { zh: '调委会主任', en: 'Committee chair' },
  coordinator: { zh: '综治办', en: 'Township governance office' },
  justice: { zh: '司法所', en: 'Judicial office' },
  leader: { zh: '包案领导', en: 'Leader in charge' },
  county: { zh: '县级综治', en: 'County governance' },
  sysadmin: { zh: '系统管理员', en: 'System administrator' },
  secadmin: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计管理员', en: 'Auditor' },
} as const satisfies Record<RoleName, { zh: string; en: string }>;

export const roleOptions = roleNames.map((value) => ({ value, label: roleLabels[value] }));

function roleTexts(side: 'zh' | 'en'): Record<RoleName, string> {
  return Object.fromEntries(roleNames.map((role) => [role, roleLabels[role][side]])) as Record<
    RoleName,
    string
  >;
}

/** Problems of these forms carry their own words; the code is what the API and tests go by. */
export const problemTexts = {
  signInWrong: {
    zh: '用户名或密码不对，请核对后再试。',
    en: 'Username or password is wrong. Check them and try again.',
  },
  activationWrong: {
    zh: '用户名或启用码不对，或启用码已用过、已过期。',
    en: 'Username or activation code is wrong, or the code was used or has expired.',
  },
  passwordWrong: { zh: '现在的密码不对', en: 'The current password is wrong' },
  passwordShort: { zh: '密码至少 10 位', en: 'A password has at least 10 characters' },
  passwordLong: { zh: '密码最多 128 位', en: 'A password has at most 128 characters' },
  passwordWeak: {
    zh: '密码太容易猜到：不要用用户名、连续或重复的字符',
    en: 'Too easy to guess: no username, no runs, no repeated characters',
  },
  passwordsDiffer: { zh: '两次输入的密码不一致', en: 'The two passwords differ' },
  badUsername: { zh: '用户名不合规则', en: 'Not a valid username' },
  usernameTaken: { zh: '用户名已被使用', en: 'The username is taken' },
  needsCommittee: {
    zh: '调解员、主任的账户须选择属于调委会的人员',
    en: 'Mediators and chairs stand for somebody of a committee',
  },
  areaUnknown: { zh: '没有这个辖区', en: 'There is no such area' },
} as const;

export const identityLocales = {
  'zh-CN': {
    roles: { ...roleTexts('zh'), partner: '共同调解方', reader: '抄送收件人' },
    signIn: {
      title: '登录',
      lead: '人民调解办案系统',
      submit: '登录',
      activate: '首次使用？用启用码设置密码',
      show: '长时间未操作会自动退出。',
      demo: '演示账户',
      demoPassword: '密码均为 dingfen-demo。演示数据中的人物、文书均为虚构。',
      tooMany: '尝试次数过多，请 {{minutes}} 分钟后再试，或请系统管理员发放新的启用码。',
    },
    activate: {
      title: '启用账户',
      intro: '启用码由系统管理员当面交付，7 天内有效，只能使用一次。',
      submit: '启用账户',
      done: '账户已启用，请登录。',
    },
    account: {
      title: '我的账户',
      own: '本人信息',
      area: '辖区',
      committee: '调解委员会',
      organisation: '所在单位',
      language: '语言',
      languageName: '中文',
      session: '登录说明',
      sessionText: '30 分钟未操作或登录满 12 小时后须重新登录。修改密码后，所有设备都要重新登录。',
      password: '修改密码',
      change: '修改密码',
      changed: '密码已修改，请用新密码登录。',
      none: '无',
    },
    admin: {
      accounts: '账户管理',
      withoutAreas: '还没有选择县（市、区），新账户没有辖区可填。请先选择县（市、区），再开设业务账户。',
      toAreas: '选择县（市、区）',
      accountsIntro:
        '系统管理员开立账户并当面交付一次性启用码，安全管理员核准后方可使用。账户不删除，离岗即停用。',
      open: '开立账户',
      slip: '账户启用单',
      slips: '账户启用单（{{n}} 张）',
      slipsText: '启用码只显示这一次。请打印（Ctrl+P），剪开后当面交给本人；7 天内有效。须待安全管理员核准。',
      slipCode: '启用码',
      slipUntil: '有效至',
      slipSteps: '打开 {{address}}/activate ，填写用户名和启用码，自己设定密码。启用后请销毁本单。',
      office: '单位',
      assign: '变更归属',
      assignOf: '变更 {{username}} 的归属',
      assignmentOf: '变更归属：{{username}}',
      assignmentIntro: '人员、岗位和辖区的变更由安全管理员核准后生效，届时本人须重新登录；此前账户照旧使用。',
      ask: '提交核准',
      asked: '已提交，待安全管理员核准。',
      same: '内容没有变化。',
      waitingAssignments: '待核准的归属变更',
      assignmentFor: '{{username}}：{{name}}，{{role}}，{{area}}',
      refuse: '不同意',
      assignmentApproved: '变更已生效，本人须重新登录。',
      assignmentRefused: '已退回，账户照旧。',
      username: '用户名',
      name: '姓名',
      role: '岗位',
      state: '状态',
      active: '正常',
      waiting: '待启用',
      disabled: '已停用',
      pending: '待安全管理员核准',
      approve: '核准',
      approveOf: '核准 {{username}}',
      action: '操作',
      disable: '停用',
      disableOf: '停用 {{username}}',
      renew: '发放新启用码',
      renewOf: '为 {{username}} 发放新启用码',
      disabledDone: '账户已停用，其登录已全部结束。',
      approvedDone: '账户已核准，可以使用。',
      list: '全部账户',
    },
    audit: {
      title: '审计日志',
      intro: '记录谁在何时对什么做了什么，不含个人信息和案件内容。日志只增不改，每行以哈希值与前一行相连。',
      at: '时间',
      actor: '账户',
      byMachine: '系统',
      action: '操作',
      object: '对象',
      place: '链位置',
      hash: '哈希值（前 12 位）',
      all: '全部操作',
      empty: '没有记录。',
      list: '审计记录，最新在前',
    },
  },
  en: {
    roles: { ...roleTexts('en'), partner: 'Joint committee', reader: 'Receiver of a copy' },
    signIn: {
      title: 'Sign in',
      lead: "Casework of people's mediation",
      submit: 'Sign in',
      activate: 'First time here? Set a password with your activation code',
      show: 'You are signed out after a while without activity.',
      demo: 'Demo accounts',
      demoPassword: 'All have the password dingfen-demo. People and papers of the demo are invented.',
      tooMany:
        'Too many tries. Wait {{minutes}} minutes, or ask the system administrator for a new activation code.',
    },
    activate: {
      title: 'Activate an account',
      intro: 'The system administrator hands the code over in person. It is valid for 7 days and works once.',
      submit: 'Activate the account',
      done: 'The account is active. Please sign in.',
    },
    account: {
      title: 'My account',
      own: 'About me',
      area: 'Area',
      committee: 'Mediation committee',
      organisation: 'Office',
      language: 'Language',
      languageName: 'English',
      session: 'Signing in',
      sessionText:
        'After 30 minutes without activity or 12 hours in all you sign in again. A new password signs you out everywhere.',
      password: 'Change the password',
      change: 'Change the password',
      changed: 'The password is changed. Sign in with the new one.',
      none: 'None',
    },
    admin: {
      accounts: 'Accounts',
      withoutAreas:
        'No county is chosen yet, so there is no area a new account could work in. Choose the county first.',
      toAreas: 'Choose a county',
      accountsIntro:
        'The system administrator opens an account and hands its one-time code over in person; it works once the security administrator has approved it. Accounts are not deleted; whoever leaves is disabled.',
      open: 'Open an account',
      slip: 'Activation slip',
      slips: 'Activation slips ({{n}})',
      slipsText:
        'The codes are shown only this once. Print them (Ctrl+P), cut them apart and hand them over in person; valid for 7 days, once the security administrator has approved.',
      slipCode: 'Activation code',
      slipUntil: 'Valid until',
      slipSteps:
        'Open {{address}}/activate, enter username and code and set a password of your own. Destroy this slip after that.',
      office: 'Office',
      assign: 'Reassign',
      assignOf: 'Reassign {{username}}',
      assignmentOf: 'Reassign {{username}}',
      assignmentIntro:
        'Person, role and area change once the security administrator has approved; the person then signs in again. Until then the account works as before.',
      ask: 'Ask for approval',
      asked: 'Asked; it waits for the security administrator.',
      same: 'Nothing was different.',
      waitingAssignments: 'Reassignments that wait',
      assignmentFor: '{{username}}: {{name}}, {{role}}, {{area}}',
      refuse: 'Refuse',
      assignmentApproved: 'The change holds; the person signs in again.',
      assignmentRefused: 'Refused; the account stays as it was.',
      username: 'Username',
      name: 'Name',
      role: 'Role',
      state: 'State',
      active: 'Active',
      waiting: 'To be activated',
      disabled: 'Disabled',
      pending: 'Waits for the security administrator',
      approve: 'Approve',
      approveOf: 'Approve {{username}}',
      action: 'Action',
      disable: 'Disable',
      disableOf: 'Disable {{username}}',
      renew: 'New activation code',
      renewOf: 'New activation code for {{username}}',
      disabledDone: 'The account is disabled and signed out everywhere.',
      approvedDone: 'The account is approved and may be used.',
      list: 'All accounts',
    },
    audit: {
      title: 'Audit log',
      intro:
        'Who did what to which object and when, without personal data or case content. Rows are only added; each is tied to the one before it by its hash.',
      at: 'Time',
      actor: 'Account',
      byMachine: 'System',
      action: 'Action',
      object: 'Object',
      place: 'Place in chain',
      hash: 'Hash (first 12)',
      all: 'All actions',
      empty: 'No entries.',
      list: 'Audit entries, newest first',
    },
  },
} as const;

/** Sentences of the errors that this feature throws; merged under `errors`. */
export const identityErrorLocales = {
  'zh-CN': {
    usernameTaken: '用户名“{{username}}”已被使用。',
    accountHasOpenWork:
      '此人还有 {{count}} 件未结案件在办，不能停用：{{cases}}。请先由调委会主任或者综治办移交；须立即停止其登录的，请换发激活码。',
    lastAdministrator: '这是最后一个此类管理员，不能停用。',
    assignmentDecided: '这项变更已经处理过了。',
    accountNotFound: '没有这个账户。',
  },
  en: {
    usernameTaken: 'The username "{{username}}" is taken.',
    accountHasOpenWork:
      'This person still has {{count}} open cases and cannot be disabled: {{cases}}. The chair or the governance office hands them over first; to keep the person out at once, issue a new activation code.',
    lastAdministrator: 'This is the last administrator of its kind and cannot be disabled.',
    assignmentDecided: 'This change was decided already.',
    accountNotFound: 'There is no such account.',
  },
} as const;
