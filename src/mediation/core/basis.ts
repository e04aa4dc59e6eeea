/** Where the law says what this feature demands; printed with each refusal. */
export const mediationBasis = {
  appointment: '《人民调解法》第十九条',
  recusal: '《最高人民法院关于人民法院特邀调解的规定》第十五条（参照）',
  survey: '《广东省林木林地权属争议调解处理条例》第三十六条（示范）',
  map: '《土地权属争议调查处理办法》第十五条（参照）',
  danger: '《人民调解法》第二十五条',
  violence: '《反家庭暴力法》第十条、第十三条',
  consent: '《人民调解法》第三条、第十七条',
  record: '《人民调解法》第二十二条、第二十七条',
  assembly: '《村民委员会组织法》第二十六条',
  representatives: '《村民委员会组织法》第三十条',
  group: '《村民委员会组织法》第三十二条',
  collective:
    '《村民委员会组织法》第二十六条、第三十条、第三十二条；《民法典》第二百六十一条、第二百六十二条',
  waiver: '人民调解委员会主任决定，理由记入卷宗情况说明',
  deposit: '《民法典》第七百一十一条至第七百一十五条',
} as const;
