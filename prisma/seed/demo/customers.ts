import type { Random } from './random.ts'

export type Persona = {
  language: 'zh-CN' | 'en'
  name: string
  tags: string[]
  attributes: Record<string, string>
  /** First words; what they want follows from them. */
  opening: string
  orderNumber: string
  /** Says something angry at the second or third turn. */
  angry: boolean
  /** Stops answering somewhere in the middle. */
  leaves: boolean
  /** 1–5, or null: never rates. */
  rating: number | null
}

const zhNames = [
  '李静怡',
  '赵宇航',
  '吴佩珊',
  '孙立群',
  '何嘉敏',
  '罗先生',
  '黄子轩',
  '马建国',
  '郑雅文',
  '王芳',
  '刘洋',
  '陈晨',
  '杨帆',
  '徐磊',
  '朱琳',
  '周婷',
  '胡斌',
  '郭敏',
  '林涛',
  '何静',
  '高翔',
  '宋佳',
  '唐悦',
  '许诺',
  '冯雪',
  '邓超然',
  '曹雨',
  '彭博',
  '曾丽',
  '萧然',
]
const enNames = [
  'Hannah Müller',
  'James Carter',
  'Sofia Rossi',
  'Liam Walker',
  'Olivia Brown',
  'Noah Smith',
  'Ava Johnson',
  'Ethan Lee',
  'Mia Davis',
  'Lucas Martin',
]

const zhOpenings = [
  '我的订单到哪了',
  '帮我查一下订单',
  '快递怎么还没到',
  '物流一直不更新',
  '下单三天了还没发货',
  '显示签收了但我没收到',
  '我要退货',
  '左边没声音想退掉',
  '申请退款',
  '七天无理由怎么退',
  '退款什么时候到账',
  '钱怎么还没退',
  '开发票',
  '发票抬头写错了怎么办',
  '能改收货地址吗',
  '保修多久',
  '蓝牙连接不上',
  '刚买就降价了能退差价吗',
  '优惠券用不了',
  '收到的盒子破了',
  '可以开专票吗',
  '充电盒怎么复位',
  '换个颜色可以吗',
]
const enOpenings = [
  'where is my order',
  'my package is late',
  'I want to return this',
  'how do I get a refund',
  'I need an invoice',
  'can I change the delivery address',
  'how long is the warranty',
  'bluetooth does not connect',
  'the price dropped right after I bought it',
  'it arrived broken',
]

export const angryLines: Record<Persona['language'], readonly string[]> = {
  'zh-CN': [
    '都等三天了，每次都说在处理！',
    '你们到底管不管？太差劲了',
    '再不解决我就打12315投诉',
    '这是什么破服务，气死我了！',
    '我要投诉你们，骗人的吧',
  ],
  en: [
    'This is ridiculous, I have been waiting for days!',
    'Your service is terrible, nobody helps me',
    'I want to make a complaint right now!',
    'This is a scam, give me my money back!',
  ],
}

export function makePersona(random: Random): Persona {
  const language = random.chance(0.78) ? 'zh-CN' : 'en'
  const vip = random.chance(0.12)
  const digits = `${random.pick(['1', '2', '3', '5', '6', '7'])}0251${String(Math.floor(random.between(100, 999)))}-${String(Math.floor(random.between(1000, 9999)))}`
  const angry = random.chance(0.14)
  return {
    language,
    name: random.pick(language === 'en' ? enNames : zhNames),
    tags: vip ? ['黑金'] : random.chance(0.2) ? ['金卡'] : [],
    attributes: {
      city: random.pick(['上海', '北京', '杭州', '深圳', '成都', '武汉']),
      memberSince: String(2019 + Math.floor(random.between(0, 7))),
    },
    opening: random.pick(language === 'en' ? enOpenings : zhOpenings),
    orderNumber: digits,
    angry,
    leaves: random.chance(0.12),
    rating: random.chance(0.62) ? (angry ? random.pick([1, 2, 3, 4, 5, 5]) : random.pick([3, 4, 4, 5, 5, 5, 5, 5])) : null,
  }
}
