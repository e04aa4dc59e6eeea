import { type DemoLedgerLine, type DemoMatter, payment } from './demo-matter.ts';

const house = {
  objectKind: 'house',
  address: '客路镇中山路18号',
  monthlyRentFen: 90_000,
  depositFen: 200_000,
};
const shop = { objectKind: 'shop', address: '客路镇市场街6号', monthlyRentFen: 180_000, depositFen: 360_000 };

const deposit = (yuan: number): DemoLedgerLine => ({ kind: 'deposit', label: '押金', amountFen: yuan * 100 });
const deduction = (label: string, yuan: number): DemoLedgerLine => ({
  kind: 'deduction',
  label,
  amountFen: yuan * 100,
});
const arrears = (label: string, yuan: number): DemoLedgerLine => ({
  kind: 'arrears',
  label,
  amountFen: yuan * 100,
});

/** Disputes between landlords and tenants; what is paid is what the ledger of the deposit leaves. */
export const leaseMatters = {
  depositKept: {
    summary: '申请人退租后，被申请人以房屋有损耗为由不退押金两千元，双方各执一词。',
    applicantSays: '房子交还时打扫干净，只有正常使用的痕迹，应当全退押金。',
    respondentSays: '墙面有污渍，要重新粉刷，应当从押金里扣。',
    found: '现场查看，一面墙有明显污渍，粉刷费用约二百元。',
    issue: '押金应当退还多少。',
    open: '被申请人同意退还大部分押金，双方对扣减数额还要再商量。',
    gap: '双方对墙面损耗应当扣多少差距较大',
    responsibility: '被申请人扣除合理费用后应当退还押金，申请人承担粉刷费用。',
    clauses: ['从押金中扣除粉刷费200元，被申请人退还1800元', '双方租赁关系结束，再无其他争议'],
    duty: payment('respondent', '退还押金余额', 1_800),
    ledger: [deposit(2_000), deduction('粉刷费', 200)],
    details: house,
  },
  utilities: {
    summary: '申请人退房时，双方对应扣的水电费有出入，被申请人因此没有退还押金两千元。',
    applicantSays: '水电费已经按月交清，只差最后一个月的没有算。',
    respondentSays: '最后两个月的水电费都没有交，要从押金里扣。',
    found: '核对水电表读数和缴费记录，尚欠最后一个月水电费三百五十元。',
    issue: '应扣水电费的数额。',
    open: '双方同意按表结算，对读数还要再核对。',
    gap: '双方对退房当天的表读数说法不一',
    responsibility: '申请人应当付清水电费，被申请人应当退还余下押金。',
    clauses: ['从押金中抵扣水电费350元，被申请人退还1650元', '双方就水电费再无其他争议'],
    duty: payment('respondent', '退还抵扣水电费后的押金', 1_650),
    ledger: [deposit(2_000), arrears('最后一个月水电费', 350)],
    details: house,
  },
  earlyEnd: {
    summary: '房东要求提前收房，申请人租期还有四个月，要求退还押金和搬家补偿。',
    applicantSays: '合同没有到期，突然要搬，押金要全退，还要补偿。',
    respondentSays: '房子要给儿子结婚用，押金可以全退，补偿商量。',
    found: '核对租赁合同，租期尚余四个月，押金两千元，租金已付清。',
    issue: '押金的退还和搬家时间。',
    open: '被申请人同意全退押金，双方对搬家时间还要再商量。',
    gap: '双方对提前解约的补偿数额差距较大',
    responsibility: '被申请人提前收房，应当全额退还押金，并给申请人合理的搬家时间。',
    clauses: ['被申请人全额退还押金2000元', '申请人在收到押金后十日内搬离，搬离前免收租金'],
    duty: payment('respondent', '全额退还押金', 2_000),
    ledger: [deposit(2_000)],
    details: house,
  },
  leakingShop: {
    summary: '申请人承租的铺面漏雨，货物受潮，要求从欠付租金中抵扣维修费并退还押金三千六百元。',
    applicantSays: '铺面漏雨三次都没有人修，自己花钱修的，要求抵扣。',
    respondentSays: '维修要先同我商量，租金还欠一个月。',
    found: '查看维修单据，修缮屋面六百元属实；尚欠一个月租金一千八百元。',
    issue: '维修费如何抵扣、押金退还多少。',
    open: '双方认可维修单据，对抵扣办法还要再商量。',
    gap: '双方对维修费由谁承担意见不一',
    responsibility: '出租人负有维修义务，维修费由被申请人承担；申请人付清所欠租金。',
    clauses: ['所欠租金扣除维修费后为1200元，从押金中抵扣', '被申请人退还押金余额2400元'],
    duty: payment('respondent', '退还押金余额', 2_400),
    ledger: [deposit(3_600), arrears('一个月租金扣除维修费', 1_200)],
    details: shop,
  },
  fittings: {
    summary: '铺面退租，双方对装修损坏应扣多少有争议，申请人要求退还押金三千六百元。',
    applicantSays: '装修是正常折旧，不应当由租户承担。',
    respondentSays: '柜台和地砖损坏，要重新装修才能出租。',
    found: '现场查看，地砖破损六块、柜台一处损坏，修复约一千元。',
    issue: '装修损坏应当扣多少。',
    open: '双方同意请人估价，对扣减数额还要再商量。',
    gap: '双方对装修折旧的数额差距较大',
    responsibility: '正常折旧由被申请人承担，人为损坏由申请人承担。',
    clauses: ['从押金中扣除修复费1000元，被申请人退还2600元', '申请人交还全部钥匙'],
    duty: payment('respondent', '退还押金余额', 2_600),
    ledger: [deposit(3_600), deduction('地砖、柜台修复费', 1_000)],
    details: shop,
  },
  rentArrears: {
    summary: '被申请人租住申请人房屋，拖欠三个月房租两千七百元，申请人多次催要未果。',
    applicantSays: '三个月没有交租，要求付清租金，不交就搬走。',
    respondentSays: '最近没有活干，押金有两千元，可以先抵。',
    found: '核对租赁合同和收租记录，欠租三个月共两千七百元，押金两千元在申请人处。',
    issue: '欠租的数额和押金如何抵扣。',
    open: '被申请人承认欠租，双方对抵扣和付清时间还要再商量。',
    gap: '申请人要求立即搬离，被申请人要求宽限半年',
    responsibility: '被申请人应当付清所欠租金，押金可以抵扣。',
    clauses: ['押金2000元抵扣租金后，被申请人再付700元', '付清后租赁关系终止，被申请人交还房屋'],
    duty: payment('respondent', '付清抵扣押金后的租金', 700),
    ledger: [deposit(2_000), arrears('三个月租金', 2_700)],
    details: house,
  },
} satisfies Readonly<Record<string, DemoMatter>>;
