import { article } from '../kit/article.ts'

const roaming = { zh: '漫游', en: 'Roaming' }
const card = { zh: '号卡', en: 'SIM' }
const bill = { zh: '资费', en: 'Charges' }

export const telecomKnowledge = [
  ...article(
    roaming,
    {
      title: '开通和关闭国际漫游',
      questions: ['出国怎么开漫游', '关闭漫游', '境外能接电话吗'],
      text: '出境前在掌厅“国际漫游”一键开通，免费，即时生效；回国后自动关闭数据漫游。不开通时境外无法打电话和上网，短信可以接收。',
    },
    {
      title: 'Turn roaming on and off',
      questions: ['turn on roaming', 'switch off roaming', 'calls abroad'],
      text: 'Turn it on in the app under Roaming before you leave: free and at once. Data roaming ends by itself when you are back. Without it you cannot call or use data abroad; you still receive text messages.',
    },
  ),
  ...article(
    roaming,
    {
      title: '境外流量包价格',
      questions: ['国际漫游资费', '日本流量包', '香港流量'],
      text: '港澳台 25 元/天，亚洲热门 30 元/天，欧美 45 元/天，当天不限量，超过 2 GB 降速。不订包按 1 元/MB 计费，每天 50 元封顶。',
    },
    {
      title: 'Data packs for abroad',
      questions: ['roaming prices', 'data pack for Japan', 'Hong Kong data'],
      text: 'Hong Kong, Macao, Taiwan: CNY 25 a day; popular countries in Asia: 30; Europe and America: 45; unlimited that day, slower after 2 GB. Without a pack data costs CNY 1 per MB, at most 50 a day.',
    },
  ),
  ...article(
    card,
    {
      title: '补卡和 eSIM',
      questions: ['手机卡丢了怎么补', 'SIM卡坏了', '怎么办eSIM'],
      text: '带身份证到任意营业厅当场补卡，免费；也可在掌厅申请快递，次日送达，刷脸激活。支持 eSIM 的手机在掌厅“一号换卡”扫码即可。卡丢失请先在掌厅停机。',
    },
    {
      title: 'Replace a SIM, eSIM',
      questions: ['lost my SIM', 'broken SIM', 'get an eSIM'],
      text: 'Bring your ID to any shop and get a new card at once, free; or order it in the app for the next day and activate it with your face. Phones with eSIM scan a code in the app. If the card is lost, suspend the line in the app first.',
    },
  ),
  ...article(
    bill,
    {
      title: '话费突然变多',
      questions: ['为什么扣这么多钱', '话费变多', '增值业务'],
      text: '常见原因：流量超出套餐（5 元/GB）、国际通话、视频会员等增值业务。在掌厅“账单—明细”可逐项查看，不认识的增值业务可一键退订，争议费用 48 小时内核实退还。',
    },
    {
      title: 'Why the bill is higher',
      questions: ['why is my bill so high', 'extra charges', 'subscriptions'],
      text: 'Usually data beyond the plan (CNY 5 per GB), international calls, or subscriptions such as video. See every item in the app under Bill → Details, end what you do not know with one tap; disputed charges are checked and returned within 48 hours.',
    },
  ),
  ...article(
    bill,
    {
      title: '提前解约违约金',
      questions: ['解约要违约金吗', '合约期', '提前取消'],
      text: '合约期内解约按剩余月份优惠总额的 30% 收取违约金；宽带需归还光猫和机顶盒。合约到期后随时可取消，不收费。',
    },
    {
      title: 'Leaving before the end of a contract',
      questions: ['fee for leaving early', 'contract term', 'cancel early'],
      text: 'Within the term you pay back 30% of the discounts of the remaining months; with broadband the modem and box are returned. After the term you may leave at any time, free of charge.',
    },
  ),
]
