/** An order as the demo shop's order system answers it. Money in yuan. */
export type ShopOrder = {
  number: string
  product: string
  productEn: string
  amount: number
  /** placed · shipped · delivered · refunding · refunded */
  status: string
  statusText: string
  statusTextEn: string
  carrier: string
  trackingNumber: string
  location: string
  locationEn: string
  /** Days since delivery, or −1 when not delivered. */
  deliveredDaysAgo: number
  returnable: boolean
}

const products = [
  ['Air 2 头戴降噪耳机', 'Air 2 over-ear headphones', 1299],
  ['便携充电盒', 'Charging case', 189],
  ['Mini 桌面音箱', 'Mini desktop speaker', 459],
  ['手机保护壳 透明', 'Clear phone case', 59],
  ['有线耳机 C1', 'C1 wired earphones', 99],
] as const

const stages = [
  ['placed', '已付款，等待发货', 'paid, waiting to ship', '仓库', 'the warehouse', -1],
  ['shipped', '运输中', 'on its way', '上海转运中心', 'the Shanghai hub', -1],
  ['delivered', '已签收', 'delivered', '小区驿站', 'the pick-up point', 3],
  ['delivered', '已签收', 'delivered', '本人签收', 'the recipient', 12],
  ['refunding', '退款处理中', 'refund in progress', '退货仓', 'the returns warehouse', 5],
] as const

/**
 * The order behind a number: made from its digits, so the same number always gives the same order and nothing is
 * stored. Numbers that start with 9 do not exist; 8 makes the order system fail, to show failure ports at work.
 */
export function shopOrder(number: string): ShopOrder | 'unknown' | 'failing' {
  const digits = number.replace(/\D/g, '')
  if (digits.length < 5 || digits.startsWith('9')) return 'unknown'
  if (digits.startsWith('8')) return 'failing'
  const sum = [...digits].reduce((total, digit) => total + Number(digit), 0)
  const [product, productEn, amount] = products[sum % products.length] ?? products[0]
  const [status, statusText, statusTextEn, location, locationEn, deliveredDaysAgo] =
    stages[Math.floor(sum / 5) % stages.length] ?? stages[0]
  return {
    number,
    product,
    productEn,
    amount,
    status,
    statusText,
    statusTextEn,
    carrier: sum % 2 === 0 ? '顺丰速运' : '中通快递',
    trackingNumber: `SF${digits.padEnd(12, '7').slice(0, 12)}`,
    location,
    locationEn,
    deliveredDaysAgo,
    returnable: deliveredDaysAgo >= 0 && deliveredDaysAgo <= 7,
  }
}
