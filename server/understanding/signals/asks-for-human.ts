import { normaliseText } from '../features/normalise-text.ts'

/** Each way to ask, with what may stand around it. The words before a match decide whether it is meant the other way. */
const zhAsk =
  /(?:转|找|接|换|叫|要|请|上|派|给我|帮我|联系|呼叫|连线|是不是有|有没有)(?:一?[个位名下]|到|入|接|去|来|你们的?|我)*(?:人工|真人|活人|大活人|客服(?:人员|专员|小姐姐)?|坐席|座席|值班人员|工作人员|店长|店主|经理|主管|领导|负责人)|人工(?:客服|服务|坐席|座席)|^(?:人工|真人|客服|人工人工|转接)$|(?:真人|活人)(?:客服|服务|来)?|(?:不|别|不想|不要|懒得|拒绝)(?:跟|和|与|再跟|再和|要|想)*机器人|机器人.{0,6}(?:没用|不行|听不懂|走开|滚)|转人|有(?:人工|真人|活人|客服)(?:客服|服务)?(?:吗|么|没)/g
const zhRefuse =
  /(?:不用|不要|不必|不需要|无需|别|不想|用不着|先不|暂时不|没让你|没说要|不是要|取消)(?:再|给我|帮我|你|先|急着|去|想|要|用|麻烦)*$/
/** "Why can I not get a person" asks for one. */
const zhTalksAbout =
  /人工(?:费|安装|智能|合成|降雨|呼吸|成本|草坪|湖|授粉|费用)|(?:人工|客服).{0,4}(?:几点|什么时间|工作时间|上班时间|上班|下班)|(?:你|您)是(?:真人|人工|活人)|是(?:真人|人工|机器人)(?:吗|还是|么)/

const person =
  '(?:person|human(?: being)?|agent|representative|rep|operator|advis[eo]r|manager|supervisor|specialist|staff(?: member)?|someone|somebody)'
const kind = '(?:(?:a|an|the|some|your|any)\\s)?(?:(?:real|live|actual|human|customer service|support|customer care|service)\\s){0,2}'
const enAsk = new RegExp(
  [
    `(?:talk|speak|chat|talking|speaking)\\s(?:to|with)\\s${kind}${person}\\b`,
    `(?:connect|transfer|put|pass|switch|hand|redirect)\\sme\\s(?:over\\s|through\\s)?(?:to|with|on to)\\s${kind}${person}\\b`,
    `(?:get|give|find|send)\\sme\\s(?:a|an|the|some|your)\\s?(?:real |live |actual |human )?${person}\\b`,
    `(?:want|need|prefer|like)\\s(?:to\\s(?:have|see|get)\\s)?(?:a|an)\\s(?:real |live |actual |human )*(?:person|human|agent|representative|operator|rep)\\b`,
    `(?:real|live|actual)\\s(?:person|human|agent|representative|operator)(?:\\splease)?`,
    `^(?:please\\s)?(?:a\\s)?(?:human|agent|representative|operator|real person|live agent|customer service|live chat)(?:\\splease)?$`,
    `\\b(?:human|agent|representative|operator|person)\\splease\\b`,
    `(?:don't|do not|not going to|won't|hate to)\\s(?:want to\\s|wanna\\s)?(?:talk|speak|chat|talking)?\\s?(?:to|with)\\s(?:a|this|your)\\s(?:bot|robot|machine)`,
    `is there (?:a|any|some)\\s?(?:real |live |actual )?(?:person|human|agent|one|body) (?:i|who|to talk|to speak|there)`,
  ].join('|'),
  'g',
)
const enRefuse =
  /(?:don't|do not|didn't|did not|no|not|without|rather not|never)\s(?:need|want|have|wanna|asking|necessary|like|ask)?\s?(?:to|for|me to)?\s?(?:be\s)?$/
const enTalksAbout =
  /(?:are|r) (?:you|u) (?:an? )?(?:real|actual|human|live|person|agent|bot)|is (?:this|it|that) (?:an? )?(?:real|actual|human|live|person|bot)|real estate agent|(?:talked|spoke|spoken) (?:to|with)|am i (?:talking|speaking|chatting) (?:to|with)/g

/** Does the customer ask to talk to a person? "不用转人工" and "are you a real person?" do not. */
export function asksForHuman(text: string): boolean {
  const plain = normaliseText(text).replace(/[!?.,;:，。！？、；：~…]+$/g, '')
  const joined = plain.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '').replace(/不(?:需|想)要/g, '不用')
  return asksIn(joined, zhAsk, zhRefuse, zhTalksAbout) || asksIn(plain.replace(/[,.!?;:]/g, ''), enAsk, enRefuse, enTalksAbout)
}

function asksIn(text: string, ask: RegExp, refuse: RegExp, about: RegExp): boolean {
  const said = text.replace(about, ' ')
  for (const { index } of said.matchAll(ask)) if (!refuse.test(said.slice(Math.max(0, index - 30), index))) return true
  return false
}
