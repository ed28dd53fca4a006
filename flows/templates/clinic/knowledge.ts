import { article } from '../kit/article.ts'

const visit = { zh: '就诊', en: 'Visits' }
const fees = { zh: '费用', en: 'Fees' }

export const clinicKnowledge = [
  ...article(
    visit,
    {
      title: '检查报告什么时候出',
      questions: ['化验单什么时候出来', '抽血结果', '报告在哪看'],
      text: '血常规、尿常规 30 分钟，生化当天 17:00 前，B 超当场出报告，病理 5 个工作日。报告出来会短信通知，可在公众号“我的—报告”查看，或凭身份证在一楼自助机打印。',
    },
    {
      title: 'When results are ready',
      questions: ['test results', 'blood results', 'lab report'],
      text: 'Blood count and urine: 30 minutes; chemistry: by 17:00 the same day; ultrasound: at once; pathology: 5 working days. You get a text message; see them under My → Reports or print them at the ground floor terminal with your ID.',
    },
  ),
  ...article(
    visit,
    {
      title: '地址、门诊时间和停车',
      questions: ['你们在哪里', '几点开门', '停车'],
      text: '青禾门诊在漕溪北路 88 号，地铁 1 号线徐家汇站 9 号口步行 5 分钟。周一至周六 8:00–18:00，周日和法定节假日休息。地下停车场就诊免费 2 小时。',
    },
    {
      title: 'Address, hours and parking',
      questions: ['where are you', 'opening hours', 'parking'],
      text: '88 Caoxi North Road, 5 minutes from exit 9 of Xujiahui station (line 1). Monday to Saturday 8:00–18:00, closed on Sundays and public holidays. Two hours of parking are free for patients.',
    },
  ),
  ...article(
    visit,
    {
      title: '儿童就诊',
      questions: ['孩子看病', '儿科', '没有身份证的孩子'],
      text: '14 岁以下请由家长陪同，带户口本或出生证明。发热超过 39℃ 或精神差请直接到分诊台，不用等号。',
    },
    {
      title: 'Children',
      questions: ['my child is ill', 'paediatrics', 'child without ID'],
      text: 'Children under 14 come with a parent and the household book or birth certificate. With a fever over 39 °C or if the child is listless go straight to the triage desk, no waiting.',
    },
  ),
  ...article(
    fees,
    {
      title: '挂号费和医保',
      questions: ['挂号费多少', '能用医保吗', '异地医保'],
      text: '普通门诊 25 元，专家门诊 80 元。本市医保、长三角异地医保可直接结算；商业保险请保留发票和病历自行理赔。',
    },
    {
      title: 'Fees and insurance',
      questions: ['consultation fee', 'insurance', 'how much is a visit'],
      text: 'A regular visit is CNY 25, a senior doctor CNY 80. City and Yangtze delta insurance is settled on the spot; for private insurance keep the invoice and the record.',
    },
  ),
  ...article(
    fees,
    {
      title: '洗牙和体检价格',
      questions: ['洗牙多少钱', '体检套餐', '补牙价格'],
      text: '超声洗牙 198 元，补牙 180 元起；基础体检 299 元，含血常规、肝肾功能、B 超和心电图，需预约。',
    },
    {
      title: 'Dental cleaning and check-ups',
      questions: ['dental cleaning price', 'check-up cost', 'filling'],
      text: 'Cleaning CNY 198, fillings from CNY 180; a basic check-up is CNY 299 with blood, liver and kidney values, ultrasound and ECG, by appointment.',
    },
  ),
]
