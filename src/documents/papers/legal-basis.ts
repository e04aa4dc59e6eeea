/** A rule as papers cite it: the law, the article, and the words used on paper. */
export interface LegalBasis {
  readonly cite: string;
  readonly says: string;
}

const mediationLaw = '《中华人民共和国人民调解法》';

/** 人民调解法 (2010) as printed on notices and agreements. */
export const mediation = {
  principles: {
    cite: `${mediationLaw}第三条`,
    says: '在当事人自愿、平等的基础上进行调解；不违背法律、法规和国家政策；尊重当事人的权利，不得因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利',
  },
  free: {
    cite: `${mediationLaw}第四条`,
    says: '人民调解委员会调解民间纠纷，不收取任何费用',
  },
  nature: {
    cite: `${mediationLaw}第七条`,
    says: '人民调解委员会是依法设立的调解民间纠纷的群众性组织',
  },
  refusal: {
    cite: `${mediationLaw}第十七条`,
    says: '当事人一方明确拒绝调解的，不得调解',
  },
  failure: {
    cite: `${mediationLaw}第二十六条`,
    says: '调解不成的，应当终止调解，并告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利',
  },
  content: { cite: `${mediationLaw}第二十九条第一款`, says: '调解协议书可以载明的事项' },
  effect: {
    cite: `${mediationLaw}第二十九条第二款`,
    says: '调解协议书自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效',
  },
  oral: {
    cite: `${mediationLaw}第二十八条、第三十条`,
    says: '当事人认为无需制作调解协议书的，可以采取口头协议方式，人民调解员应当记录协议内容；口头调解协议自各方当事人达成协议之日起生效',
  },
  binding: {
    cite: `${mediationLaw}第三十一条`,
    says: '经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行；人民调解委员会对调解协议的履行情况进行监督，督促当事人履行约定的义务',
  },
  suit: {
    cite: `${mediationLaw}第三十二条`,
    says: '当事人之间就调解协议的履行或者调解协议的内容发生争议的，一方当事人可以向人民法院提起诉讼',
  },
} as const satisfies Record<string, LegalBasis>;

/** 人民调解法 art. 23. */
export const partyRights: readonly string[] = [
  '选择或者接受人民调解员；',
  '接受调解、拒绝调解或者要求终止调解；',
  '要求调解公开进行或者不公开进行；',
  '自主表达意愿、自愿达成调解协议。',
];
export const partyRightsCite = `${mediationLaw}第二十三条`;

/** 人民调解法 art. 24. */
export const partyDuties: readonly string[] = [
  '如实陈述纠纷事实；',
  '遵守调解现场秩序，尊重人民调解员；',
  '尊重对方当事人行使权利。',
];
export const partyDutiesCite = `${mediationLaw}第二十四条`;

/** Rules outside the mediation law that the rights notice names. */
export const notice = {
  /** 民诉法解释 (2022) art. 107: applied to mediation by analogy, hence "参照". */
  concessions: {
    cite: '参照《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百零七条',
    says: '当事人为达成协议作出妥协而认可的事实，不得在后续的诉讼中作为对其不利的根据，但法律另有规定或者当事人均同意的除外',
  },
  falseMediation: {
    cite: '《中华人民共和国民事诉讼法》第一百一十五条',
    says: '当事人之间恶意串通，企图通过诉讼、调解等方式侵害国家利益、社会公共利益或者他人合法权益的，依法承担法律责任，构成犯罪的，依法追究刑事责任',
  },
  personalData: {
    cite: '《中华人民共和国个人信息保护法》第二十八条至第三十一条、第五十一条',
    says: '调解中收集的个人信息仅用于本纠纷的调解、归档和依法统计；处理敏感个人信息应当取得单独同意，并采取严格保护措施',
  },
  confidentiality: {
    cite: `${mediationLaw}第十五条`,
    says: '人民调解员不得泄露当事人的个人隐私、商业秘密',
  },
} as const satisfies Record<string, LegalBasis>;

/** 劳动争议调解仲裁法 art. 14: labour agreements are written, signed or sealed. */
export const labourAgreement: LegalBasis = {
  cite: '《中华人民共和国劳动争议调解仲裁法》第十四条',
  says: '经调解达成协议的，应当制作调解协议书；调解协议书由双方当事人签名或者盖章，经调解员签名并加盖调解组织印章后生效，对双方当事人具有约束力，当事人应当履行',
};

/** 农村土地承包经营纠纷调解仲裁法 art. 10. */
export const landAgreement: LegalBasis = {
  cite: '《中华人民共和国农村土地承包经营纠纷调解仲裁法》第十条',
  says: '经调解达成协议的，应当制作调解协议书，由双方当事人签名、盖章或者按指印，经调解人员签名并加盖调解组织印章后生效',
};

/** 土地管理法 art. 14: who owns or uses land is first for the parties to agree, then for the government. */
export const landOwnership: LegalBasis = {
  cite: '《中华人民共和国土地管理法》第十四条',
  says: '土地所有权和使用权争议，由当事人协商解决；协商不成的，由人民政府处理',
};

/** 村民委员会组织法 (2025) arts. 26, 30, 32: who decides for a village, and with which majority. */
export const villageDecision: Readonly<Record<'assembly' | 'representatives' | 'group', LegalBasis>> = {
  assembly: {
    cite: '《中华人民共和国村民委员会组织法》第二十六条',
    says: '村民会议应当有本村十八周岁以上村民的过半数，或者本村三分之二以上的户的代表参加，所作决定应当经到会人员的过半数通过',
  },
  representatives: {
    cite: '《中华人民共和国村民委员会组织法》第三十条',
    says: '村民代表会议有三分之二以上的组成人员参加方可召开，所作决定应当经到会人员的过半数同意',
  },
  group: {
    cite: '《中华人民共和国村民委员会组织法》第三十二条',
    says: '村民小组会议应当有本村民小组十八周岁以上的村民三分之二以上，或者本村民小组三分之二以上的户的代表参加，所作决定应当经到会人员的过半数同意',
  },
};

/** 人民调解法 art. 33, 民事诉讼法 (2023) art. 205: both sides, within thirty days, at the court. */
export const confirmation: LegalBasis = {
  cite: '《中华人民共和国人民调解法》第三十三条、《中华人民共和国民事诉讼法》第二百零五条',
  says: '经人民调解委员会调解达成调解协议后，双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认',
};

/** The commission's review of a mediated agreement (劳动人事争议仲裁办案规则); the commission may ask for more. */
export const arbitralReview: LegalBasis = {
  cite: '《劳动人事争议仲裁办案规则》关于调解协议仲裁审查的规定',
  says: '双方当事人可以自调解协议生效之日起十五日内共同向有管辖权的仲裁委员会提出仲裁审查申请',
};

/** 劳动争议调解仲裁法 art. 16, 民事诉讼法 (2023) art. 225. */
export const paymentOrder = {
  labour: {
    cite: '《中华人民共和国劳动争议调解仲裁法》第十六条',
    says: '因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金事项达成调解协议，用人单位在协议约定期限内不履行的，劳动者可以持调解协议书依法向人民法院申请支付令',
  },
  conditions: {
    cite: '《中华人民共和国民事诉讼法》第二百二十五条',
    says: '债权人与债务人没有其他债务纠纷，支付令能够送达债务人',
  },
} as const satisfies Record<string, LegalBasis>;

/** 土地管理法 art. 14 par. 4, 森林法 art. 22. */
export const statusQuo = {
  land: {
    cite: '《中华人民共和国土地管理法》第十四条第四款',
    says: '在土地所有权和使用权争议解决前，任何一方不得改变土地利用现状',
  },
  forest: {
    cite: '《中华人民共和国森林法》第二十二条',
    says: '在林木、林地权属争议解决前，除因森林防火、林业有害生物防治、国家重大基础设施建设等需要外，当事人任何一方不得砍伐有争议的林木或者改变林地现状',
  },
} as const satisfies Record<string, LegalBasis>;

/** 治安管理处罚法 (2025, in force 2026-01-01) art. 9. */
export const policeSettlement: LegalBasis = {
  cite: '《中华人民共和国治安管理处罚法》第九条',
  says: '对于因民间纠纷引起的情节较轻的违反治安管理行为，当事人自行和解或者经人民调解委员会调解达成协议并履行，书面申请经公安机关认可的，不予处罚',
};

/** 人民调解法第四条…： words first, article after. */
export function cited(basis: LegalBasis): string {
  return `${basis.says}（${basis.cite}）`;
}
