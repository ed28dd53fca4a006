/** Canned replies of the demo's agents; `{{customer.name}}` and the like are filled in the composer. */
export const cannedReplies: { shortcut: string; language: string; text: string }[] = [
  { shortcut: '问候', language: 'zh-CN', text: '{{customer.name}}您好，我是{{agent.name}}，前面的情况我都看到了，现在由我来为您处理。' },
  { shortcut: '退款改账户', language: 'zh-CN', text: '可以改退到您本人实名的支付宝，核对后 2 小时内到账并短信通知您。请确认支付宝账号。' },
  { shortcut: '退款延误致歉', language: 'zh-CN', text: '这次退款比承诺的时间晚了，非常抱歉。我已为您优先处理，今天 18:00 前会有结果。' },
  { shortcut: '退款凭证', language: 'zh-CN', text: '这是您订单 {{order_number}} 的退款处理凭证，请查收。' },
  { shortcut: '补偿券', language: 'zh-CN', text: '为表歉意，送您一张 20 元无门槛券，已放入您的账户，30 天内有效。' },
  { shortcut: '稍等', language: 'zh-CN', text: '请您稍等一到两分钟，我核实一下。' },
  { shortcut: '结束', language: 'zh-CN', text: '请问还有其他可以帮您的吗？没有的话稍后请您给这次服务打个分，谢谢！' },
  {
    shortcut: 'hello',
    language: 'en',
    text: 'Hello {{customer.name}}, this is {{agent.name}}. I have read everything above and will take care of it now.',
  },
  { shortcut: 'refund', language: 'en', text: 'Your refund now has priority. You will get a text message by 18:00 today.' },
  { shortcut: 'wait', language: 'en', text: 'One moment please, I am checking this for you.' },
  {
    shortcut: 'voucher',
    language: 'en',
    text: 'Sorry about the trouble. I have added a CNY 20 voucher to your account, valid for 30 days.',
  },
  {
    shortcut: 'bye',
    language: 'en',
    text: 'Is there anything else I can do for you? If not, you will be asked for a short rating. Thank you!',
  },
]
