import { article } from '../kit/article.ts'

const limits = { zh: '额度', en: 'Limits' }
const fees = { zh: '费用', en: 'Fees' }
const safety = { zh: '用卡安全', en: 'Safety' }
const repayment = { zh: '还款', en: 'Repayment' }

export const bankKnowledge = [
  ...article(
    limits,
    {
      title: '提高信用卡额度',
      questions: ['怎么提额', '临时额度', '额度太低'],
      text: '在手机银行“信用卡—额度管理”申请，系统当场给出结果。固定额度每 6 个月可申请一次；临时额度最高为固定额度的 50%，有效 30 天，到期自动恢复，超出部分不能分期。',
    },
    {
      title: 'Raise the credit limit',
      questions: ['higher limit', 'temporary limit', 'limit too low'],
      text: 'Apply in the app under Credit card → Limit; you get the answer at once. The regular limit can be raised every 6 months. A temporary limit is up to 50% more for 30 days; the extra part cannot be paid in instalments.',
    },
  ),
  ...article(
    fees,
    {
      title: '年费与减免',
      questions: ['年费多少', '怎么免年费', '为什么扣年费'],
      text: '金卡年费 200 元，白金卡 600 元。一年内刷满 6 笔任意金额，次年年费自动免收；首年免年费。已扣的年费在刷满后 3 个工作日退回卡内。',
    },
    {
      title: 'Annual fee and how to avoid it',
      questions: ['annual fee', 'avoid the yearly fee', 'why was I charged an annual fee'],
      text: 'Gold: CNY 200 a year, platinum: CNY 600. Six payments of any amount within a year waive the next year; the first year is free. A fee already charged is returned within 3 working days once you reach six.',
    },
  ),
  ...article(
    fees,
    {
      title: '分期手续费',
      questions: ['分期利率', '账单分期怎么算', '分期手续费'],
      text: '账单分期 3、6、12、24 期，每期手续费 0.60%，折合年化约 13.0%（12 期，单利近似 IRR 以申请页为准）。可以提前还清，已收手续费不退，剩余各期不再收取。',
    },
    {
      title: 'Fee for instalments',
      questions: ['instalment fee', 'instalment interest rate', 'pay in instalments'],
      text: 'Bills can be paid in 3, 6, 12 or 24 parts at 0.60% each. The yearly rate is shown before you agree. You may pay the rest early: fees already taken stay, later ones are dropped.',
    },
  ),
  ...article(
    fees,
    {
      title: '境外消费与取现',
      questions: ['境外手续费', '货币转换费', '取现手续费'],
      text: '境外消费收取 1.5% 货币转换费，白金卡免收。信用卡取现收 1%，最低 10 元，并从当天起按日 0.05% 计息；借记卡境外取现每笔 15 元。',
    },
    {
      title: 'Paying and withdrawing abroad',
      questions: ['fee for paying abroad', 'currency conversion fee', 'cash withdrawal fee'],
      text: 'Payments abroad cost 1.5% for conversion; platinum cards pay nothing. Cash from a credit card costs 1%, at least CNY 10, with 0.05% interest a day from that day. Debit cards pay CNY 15 per withdrawal abroad.',
    },
  ),
  ...article(
    repayment,
    {
      title: '还款方式和到账时间',
      questions: ['怎么还款', '还款多久到账', '自动还款'],
      text: '手机银行转账、绑定借记卡自动还款、柜面都可以。行内还款即时到账，跨行一般 2 小时内。到期还款日 24:00 前到账不算逾期，另有 3 天宽限期。',
    },
    {
      title: 'How to pay the bill',
      questions: ['pay my bill', 'how long does a payment take', 'automatic payment'],
      text: 'Transfer in the app, let it be taken from your debit card, or pay at a branch. Payments from us arrive at once, from other banks usually within 2 hours. It is in time until midnight of the due date; 3 days of grace follow.',
    },
  ),
  ...article(
    repayment,
    {
      title: '逾期的影响',
      questions: ['逾期怎么办', '逾期影响征信吗', '滞纳金'],
      text: '超过宽限期仍未还最低还款额即为逾期：按未还最低部分 5% 收违约金，全额按日 0.05% 计息，并可能报送征信。暂时困难请尽早联系人工协商分期。',
    },
    {
      title: 'Paying late',
      questions: ['late payment', 'late fee', 'does it affect my credit score'],
      text: 'After the days of grace a late fee of 5% of the unpaid minimum and 0.05% interest a day are charged, and it may be reported. If you are in difficulty, talk to us early: we can agree on instalments.',
    },
  ),
  ...article(
    safety,
    {
      title: '收到可疑短信或电话',
      questions: ['诈骗短信', '有人要我的验证码', '客服会要密码吗'],
      text: '我行任何时候都不会索要密码、短信验证码或要求您转账到“安全账户”。遇到这类要求请立即挂断，在这里说“冻结卡片”，并拨打 96110 反诈专线。',
    },
    {
      title: 'Suspicious messages or calls',
      questions: ['scam message', 'someone asks for my code', 'do you ask for my PIN'],
      text: 'We never ask for your PIN, a code from a text message, or to move money to a “safe account”. Hang up, tell me “freeze my card”, and call the police anti-fraud line 96110.',
    },
  ),
  ...article(
    safety,
    {
      title: '解冻卡片',
      questions: ['怎么解冻', '解除挂失', '卡找到了'],
      text: '手机银行“卡管理—解冻”刷脸确认后立即生效；已申请补办新卡的旧卡不能解冻。',
    },
    {
      title: 'Unfreeze a card',
      questions: ['unfreeze', 'I found my card', 'unlock my card'],
      text: 'In the app under Cards → Unfreeze, confirmed with your face; it works at once. A card that has been replaced cannot be unfrozen.',
    },
  ),
]
