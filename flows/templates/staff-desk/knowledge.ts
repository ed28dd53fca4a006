import { article } from '../kit/article.ts'

const pay = { zh: '薪酬', en: 'Pay' }
const money = { zh: '报销', en: 'Expenses' }
const it = { zh: '办公', en: 'Office' }

export const staffKnowledge = [
  ...article(
    pay,
    {
      title: '工资条和发薪日',
      questions: ['工资条在哪看', '几号发工资', '工资单'],
      text: '每月 10 日发放上月工资，遇节假日提前。工资条在 OA—我的薪酬，输入独立密码查看，可下载 PDF。对金额有疑问请在 3 天内联系薪酬组。',
    },
    {
      title: 'Payslip and payday',
      questions: ['where is my payslip', 'when is payday', 'salary statement'],
      text: 'Salaries are paid on the 10th, earlier if that is a holiday. The payslip is in the portal under My pay, opened with its own password, as PDF. If something looks wrong tell payroll within 3 days.',
    },
  ),
  ...article(
    pay,
    {
      title: '收入证明和在职证明',
      questions: ['收入证明怎么开', '在职证明', '盖章'],
      text: '在 OA—证明开具 选择类型和语言，电子章版本立即生成；需要纸质盖章版的 1 个工作日后到人事前台领取。',
    },
    {
      title: 'Proof of income or employment',
      questions: ['proof of income', 'employment letter', 'stamp'],
      text: 'Choose type and language in the portal under Certificates; a version with electronic stamp is made at once. A stamped paper copy is at the HR desk after 1 working day.',
    },
  ),
  ...article(
    money,
    {
      title: '报销流程和到账时间',
      questions: ['怎么报销', '报销多久到账', '报销单退回'],
      text: '费用发生后 30 天内在 OA—报销 提交，上传发票照片，经理和财务审批后 5 个工作日到账。被退回的单子会写明原因，改好再提交即可。',
    },
    {
      title: 'How to claim expenses',
      questions: ['claim expenses', 'how long does reimbursement take', 'expense report returned'],
      text: 'Submit within 30 days in the portal under Expenses with photos of the receipts. After your manager and finance approve, it is paid within 5 working days. A returned report says why; correct and send it again.',
    },
  ),
  ...article(
    money,
    {
      title: '差旅标准',
      questions: ['差旅费标准', '住宿标准', '打车'],
      text: '住宿：一线城市 500 元/晚，其他 350 元；市内交通实报实销，打车需备注事由；餐补每天 100 元，无需发票。',
    },
    {
      title: 'Travel limits',
      questions: ['travel allowance', 'hotel limit', 'taxi'],
      text: 'Hotels: CNY 500 a night in first-tier cities, 350 elsewhere; local transport at cost, say why for a taxi; CNY 100 a day for meals without receipts.',
    },
  ),
  ...article(
    it,
    {
      title: '访客和会议室',
      questions: ['访客登记', '订会议室', '客人 wifi'],
      text: '访客在 OA—访客 预约，前台凭码放行，可用 Guest Wi-Fi 一天。会议室在日历里预订，15 分钟无人签到自动释放。',
    },
    {
      title: 'Visitors and meeting rooms',
      questions: ['register a visitor', 'book a meeting room', 'guest wifi'],
      text: 'Announce visitors in the portal; reception lets them in with the code and they may use Guest Wi-Fi for a day. Book rooms in the calendar; a room nobody checks into is free again after 15 minutes.',
    },
  ),
]
