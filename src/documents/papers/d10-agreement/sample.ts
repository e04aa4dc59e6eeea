import { labourAgreement } from '../legal-basis.ts';
import type { Samples } from '../paper.ts';
import { base, longqiu, maigang, mediators } from '../sample-base.ts';
import { builder, contractor, crewFacts, crewNumber, group, workers } from '../sample-crew.ts';
import { landFacts, landNumber } from '../sample-land.ts';
import { landlord, leaseFacts, leaseNumber, tenant } from '../sample-lease.ts';

export const samples: Samples = [
  {
    name: 'land agreement',
    record: {
      ...base(landNumber, '2020-02-26'),
      variant: 'land',
      heading: '土地调解协议',
      isSignatureAsked: false,
      landKind: 'ownership',
      parties: [
        { ...maigang, role: '甲方' },
        { ...longqiu, role: '乙方' },
      ],
      facts: landFacts,
      issues: '坡仔园土地的界线以及各自的使用范围；2019年毁坏作物的损失由谁承担。',
      responsibilities: [
        '甲方在2019年清除乙方种植的作物0.5500亩，应当补偿乙方的损失；',
        '乙方在原有诉讼后越过旧田埂耕种，应当退回越界部分。',
      ],
      terms: [
        '甲乙双方同意以旧石灰界至界石之间的旧田埂为界，田埂以西由甲方使用，田埂以东由乙方使用。',
        '双方于协议生效后七日内，在镇人民政府工作人员见证下共同埋设界桩五根，并在界线图上签名盖章。',
        '甲方向乙方补偿作物损失¥6,000.00元；乙方越界种植的作物由乙方收割后退回土地。',
        '双方今后不得以本协议签订前的事由再行争执，不得阻挠对方在各自范围内耕种。',
      ],
      obligations: [
        {
          debtor: '客路镇迈港村',
          creditor: '客路镇龙秋村',
          what: '支付作物损失补偿款',
          amountFen: 600_000,
          dueOn: '2020-03-10',
          placeAndManner: '转账至乙方集体账户',
        },
        {
          debtor: '客路镇龙秋村',
          creditor: '客路镇迈港村',
          what: '收割作物并退回越界土地',
          dueOn: '2020-04-30',
          placeAndManner: '坡仔园现场交接',
        },
        {
          debtor: '甲乙双方',
          creditor: '甲乙双方',
          what: '共同埋设界桩五根',
          dueText: '协议生效后七日内',
          placeAndManner: '现场，镇政府见证',
        },
      ],
      breach:
        '任何一方不履行本协议的，对方可以请求人民调解委员会督促履行，也可以依法请求有权机关处理；造成损失的，应当赔偿。',
      disputeNotice:
        '因本协议的履行或者内容发生争议的，可以请求人民政府依法处理，或者依法向人民法院提起诉讼。本协议涉及土地权属，不适用司法确认。',
      copies: 4,
      mediators,
      recorder: '林小梅',
      jointCommittees: [],
      parcels: [
        {
          name: '坡仔园（西）',
          kind: '旱地',
          areaMu: '7.3000',
          boundaries: '东至旧田埂，南至水沟，西至迈港村道，北至界石',
        },
        {
          name: '坡仔园（东）',
          kind: '旱地',
          areaMu: '5.2500',
          boundaries: '东至龙秋村塘，南至水沟，西至旧田埂，北至界石',
        },
      ],
      earlierInstruments: [
        {
          kind: '行政处理决定',
          number: '雷府行决〔2011〕12号',
          decidedOn: '2011-06-20',
          organ: '雷州市人民政府',
          result: '按现状使用',
        },
        {
          kind: '行政复议决定',
          number: '湛府行复〔2011〕88号',
          decidedOn: '2011-11-03',
          organ: '湛江市人民政府',
          result: '维持',
        },
        {
          kind: '行政判决书',
          number: '（2012）湛中法行终字第31号',
          decidedOn: '2012-09-14',
          organ: '中级人民法院',
          result: '驳回上诉',
        },
      ],
      resolutions: [
        '甲方村民小组会议2020年2月24日决议、乙方村民小组会议2020年2月25日决议，均已授权代表签署本协议。',
      ],
      hasBoundaryMap: true,
    },
  },
  {
    name: 'labour agreement',
    record: {
      ...base(crewNumber, '2026-02-12'),
      variant: 'labour',
      heading: '劳动争议人民调解协议书',
      law: `本协议依据${labourAgreement.cite}制作：${labourAgreement.says}。`,
      isSignatureAsked: true,
      parties: [group, contractor, builder],
      facts: crewFacts,
      issues: '欠付工资的数额，以及劳务公司与总承包单位各自应当支付的部分。',
      responsibilities: [
        '湛江市海晟建筑劳务有限公司是用工单位，对欠付的工资承担支付责任；',
        '广东粤西第二建筑工程有限公司是总承包单位，依照《保障农民工工资支付条例》第三十条先行清偿，清偿后可以依法追偿。',
      ],
      terms: [
        '湛江市海晟建筑劳务有限公司支付工资¥100,000.00元，广东粤西第二建筑工程有限公司支付工资¥80,000.00元。',
        '工资直接转入每名劳动者本人的银行账户，不得由班组长代领。',
        '劳动者收到全部款项后，双方就本次工资争议不再有其他请求。',
      ],
      obligations: [
        {
          debtor: contractor.name,
          creditor: '同意协议的劳动者',
          what: '支付工资',
          amountFen: 10_000_000,
          dueOn: '2026-02-28',
          placeAndManner: '转账至本人账户',
        },
        {
          debtor: builder.name,
          creditor: '同意协议的劳动者',
          what: '先行清偿工资',
          amountFen: 8_000_000,
          dueOn: '2026-03-15',
          placeAndManner: '由农民工工资专用账户转账',
        },
      ],
      breach: '任何一期逾期的，劳动者可以就全部未付款项主张权利，并可以依法申请支付令。',
      disputeNotice:
        '用人单位在约定期限内不履行的，劳动者可以依法申请仲裁，或者依照《劳动争议调解仲裁法》第十六条向人民法院申请支付令。各方可以自协议生效之日起三十日内共同向人民法院申请司法确认。',
      copies: 4,
      mediators,
      recorder: '林小梅',
      jointCommittees: ['雷州市劳动争议人民调解委员会'],
      workers,
    },
  },
  {
    name: 'lease agreement',
    record: {
      ...base(leaseNumber, '2026-03-06'),
      variant: 'lease',
      heading: '租赁纠纷人民调解协议书',
      isSignatureAsked: false,
      parties: [tenant, landlord],
      facts: leaseFacts,
      issues: '缺少的床由谁负责，押金应退多少、何时退还。',
      responsibilities: [
        '交接清单载明床一张已经搬走，承租人承认由其处置，应当承担床的残值；',
        '出租人没有在退房时核算押金并退还余款，应当承担退还义务。',
      ],
      terms: ['出租人从押金中扣除床的残值600元，退还余款7,600元。', '双方就本次租赁不再有其他请求。'],
      obligations: [
        {
          debtor: '欧阳𪚥',
          creditor: '蔡晓琳',
          what: '退还押金第一期',
          amountFen: 400_000,
          dueOn: '2026-03-15',
          placeAndManner: '微信转账或者银行转账',
        },
        {
          debtor: '欧阳𪚥',
          creditor: '蔡晓琳',
          what: '退还押金第二期',
          amountFen: 360_000,
          dueOn: '2026-04-15',
          placeAndManner: '微信转账或者银行转账',
        },
      ],
      breach: '逾期退还的，自逾期之日起按照同期贷款市场报价利率支付利息。',
      disputeNotice:
        '因本协议的履行或者内容发生争议的，可以向人民法院提起诉讼。双方可以自协议生效之日起三十日内，共同向人民法院申请司法确认（《民事诉讼法》第二百零五条）。',
      copies: 3,
      mediators: ['邓海燕'],
      recorder: '林小梅',
      jointCommittees: [],
      premises: '雷州市客路镇新市街16号二楼两房一厅，建筑面积78平方米',
      term: '2025年2月1日至2026年1月31日',
      monthlyRentFen: 410_000,
      depositFen: 820_000,
      deductions: [{ item: '床一张', reason: '交接时缺少，按残值计算', amountFen: 60_000 }],
      handover: [
        { item: '钥匙三把', state: '已交回' },
        { item: '电表', state: '读数 4821 度', remark: '电费已结清' },
        { item: '水表', state: '读数 316 吨', remark: '水费已结清' },
        { item: '床一张', state: '缺少', remark: '承租人承担残值' },
      ],
    },
  },
  {
    name: 'general agreement',
    record: {
      ...base('（2026）客路人调字第40号', '2026-04-02'),
      variant: 'general',
      heading: '人民调解协议书',
      isSignatureAsked: false,
      parties: [
        { ...tenant, role: '甲方', name: '冯㛃' },
        { ...landlord, role: '乙方', name: '冯堃' },
      ],
      facts: '双方系邻居。2026年3月，乙方建围墙时占用了甲方出入的巷道约0.6米，双方发生争吵。',
      issues: '围墙是否应当后退，以及巷道的使用。',
      responsibilities: [
        '乙方未与邻居协商即占用巷道，应当后退围墙；',
        '甲方在争吵中推倒砖块，应当自行清理。',
      ],
      terms: ['乙方将围墙后退0.6米，恢复巷道宽度至1.8米。', '甲方清理现场，双方相互道歉，今后和睦相处。'],
      obligations: [
        {
          debtor: '冯堃',
          creditor: '冯㛃',
          what: '围墙后退0.6米',
          dueOn: '2026-04-20',
          placeAndManner: '现场，由村委会见证',
        },
      ],
      breach: '逾期未拆的，甲方可以请求村民委员会督促，仍不履行的依法起诉。',
      disputeNotice:
        '因本协议的履行或者内容发生争议的，一方可以向人民法院提起诉讼；双方可以自协议生效之日起三十日内共同申请司法确认。',
      copies: 3,
      mediators: ['吴建国'],
      recorder: '林小梅',
      jointCommittees: [],
    },
  },
];
