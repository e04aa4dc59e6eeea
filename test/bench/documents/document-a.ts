import type { Block, PaperDocument } from '../../../src/typeset/flow/blocks.ts';

/** One piece of the text every engine sets: what it is and its words. */
export interface Piece {
  readonly kind: 'title' | 'heading' | 'text';
  readonly words: string;
}

const head = '人民调解协议书';
const facts =
  '迈港村与龙秋村相邻，两村之间有一处土名“坡仔园”的坡地，面积12.5500亩。自2009年以来，两村村民因该地的归属和耕种多次发生争执，先后经行政处理、行政复议和人民法院判决，仍未平息。2020年2月18日，双方村民因春耕再次发生对峙，经镇综治中心、派出所和两村干部到场劝解后各自撤离，未造成人员受伤，损毁青苗约0.35亩，折价人民币5,000元。';
const terms = [
  '双方确认以旧田埂、石坎和二〇一一年所立界石的连线为界，界线以东由甲方管理使用，界线以西由乙方管理使用；界址点坐标见附图，附图由双方代表签名并加盖印章后与本协议具有同等效力。',
  '甲方于二〇二〇年三月十五日前一次性补偿乙方青苗损失5,000.00元（人民币伍仟元整），汇入乙方账户6222 0821 0500 1234 567，开户名称为龙秋村股份经济合作社。',
  '双方在本协议生效之日起三十日内共同埋设界桩十二个，费用由双方平均负担；任何一方不得移动、损毁界桩，不得在界线两侧各1.5米内种植高秆作物或者挖沟取土。',
  '水沟、机耕路由双方共同使用、共同维护，每年春耕、秋收前各清理一次；雨季排水发生淤塞的，先疏通、后分担，不得堵塞或者改道。',
  '双方代表欧阳𬱖、陈堃、符䶮、林喆、何㛃玥、吴翀负责协议的执行和日常联络，代表更换的，应当在七日内书面通知对方和人民调解委员会。',
  '一方违反约定的，应当恢复原状，赔偿对方的直接损失；就履行本协议或者协议内容发生争议的，可以再次申请调解，也可以依法请求人民政府处理或者向人民法院提起诉讼。',
];
const effect =
  '调解协议书自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行；人民调解委员会对调解协议的履行情况进行监督，督促当事人履行约定的义务（《中华人民共和国人民调解法》第二十九条、第三十一条）。人民调解委员会调解民间纠纷，不收取任何费用。';

/**
 * An agreement of some 1,600 characters in two faces, rare names, figures and an address among them: what the figures
 * P1 to P4 and P7 are measured on. `n` makes each a little different, so that nothing can be reused whole.
 */
export function documentA(n: number): Piece[] {
  // Every paragraph differs: engines that remember what they have set would otherwise set almost nothing.
  return piecesOf(n).map(({ kind, words }) => ({
    kind,
    words: kind === 'text' ? `${words}（${n}）` : words,
  }));
}

function piecesOf(n: number): Piece[] {
  return [
    { kind: 'title', words: head },
    { kind: 'text', words: `编号：（2020）客路人调字第${n}号` },
    {
      kind: 'text',
      words:
        '甲方（申请人）：广东省湛江市雷州市客路镇迈港村股份经济合作社，代表人陈堃，联系电话0759-8800000。',
    },
    {
      kind: 'text',
      words:
        '乙方（被申请人）：广东省湛江市雷州市客路镇龙秋村股份经济合作社，代表人符䶮，联系电话0759-8800001。',
    },
    { kind: 'heading', words: '一、纠纷的主要事实' },
    { kind: 'text', words: facts },
    { kind: 'heading', words: '二、争议事项' },
    {
      kind: 'text',
      words:
        '坡仔园土地的归属和使用范围；历年占用期间的青苗补偿；水沟、机耕路的使用和维护；今后两村往来的共同约定。',
    },
    { kind: 'heading', words: '三、协议内容' },
    { kind: 'text', words: '经调解，各方当事人自愿达成如下协议：' },
    ...terms.map(
      (words, index): Piece => ({ kind: 'text', words: `第${'一二三四五六'[index]}条　${words}` }),
    ),
    { kind: 'heading', words: '四、效力' },
    { kind: 'text', words: effect },
    {
      kind: 'text',
      words:
        '本协议一式三份，双方各执一份，人民调解委员会留存一份，具有同等效力；核验网址https://example.gov.cn/verify/7K2M9QXD4RTA。',
    },
    { kind: 'text', words: '2020年2月26日' },
  ];
}

/** The same for this product. */
export function paperA(n: number): PaperDocument {
  const blocks = documentA(n).map(({ kind, words }): Block => {
    if (kind === 'title') return { kind: 'title', text: words };
    if (kind === 'heading')
      return { kind: 'para', content: [{ text: words, role: 'bold' }], indent: 2, keepNext: true };
    return { kind: 'para', content: words, indent: 2 };
  });
  return {
    code: 'D10',
    title: head,
    createdAt: '2020-02-26T00:00:00.000Z',
    templateVersion: '1.0',
    header: { left: '客路镇人民调解委员会', right: `（2020）客路人调字第${n}号` },
    blocks,
  };
}
