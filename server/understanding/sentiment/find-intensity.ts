/** Words that make a calm complaint a serious one, whatever else is said. */
const serious =
  /投诉|举报|曝光|维权|起诉|律师|消协|工商局|12315|12345|媒体|记者|报警|骗子|诈骗|垃圾|恶心|滚|不要脸|无耻|气死|受够|忍无可忍|complain|lawyer|attorney|\bsue\b|legal action|consumer protection|\bpress\b|scam|fraud|thie(?:f|ves)|furious|disgust|unacceptable|ridiculous|outrag|\bwtf\b|fuck|bullshit|\bworst\b/
const swearing = /他妈|妈的|tmd|傻[逼叉b]|脑残|混蛋|王八|去死|滚蛋|fuck|bullshit|asshole|\bshit|idiot|moron|screw you/
const again =
  /第[二三四五六七八九十\d]+次|[三四五六七八九十百\d]+[遍次]了|八百遍|又又|一而再|反复|(?:third|fourth|fifth|\d+(?:rd|th)) time|(?:twice|three times|again and again|over and over)/

export type Intensity = {
  /** How strongly it is said, 0 (calm) … 1. */
  strength: number
  /** Says something no calm customer says. */
  serious: boolean
}

/** How strongly something is said: shouting, repeating, threatening. Takes the text as it was typed, since capitals count. */
export function findIntensity(typed: string): Intensity {
  const text = typed.slice(0, 600).normalize('NFKC')
  const plain = text.toLowerCase()
  const isSerious = serious.test(plain) || swearing.test(plain)
  let strength = 0
  if (isSerious) strength += 0.4
  if (swearing.test(plain)) strength += 0.3
  if (/[!?]{3,}|！{2,}|[!?][!?]/.test(text)) strength += 0.25
  if (again.test(plain)) strength += 0.2
  // 快点快点快点, in at all in at all: the same piece three times.
  if (/(.{2,10}?)[\s,，。!?]*\1[\s,，。!?]*\1/.test(plain)) strength += 0.25
  if (isShouting(text)) strength += 0.3
  return { strength: Math.min(1, strength), serious: isSerious }
}

/** Three words in capitals, and hardly any others. An order number or a shop's name is not shouting. */
function isShouting(text: string): boolean {
  const words = text.match(/[A-Za-z]{2,}/g) ?? []
  const capitals = words.filter((word) => word === word.toUpperCase())
  return capitals.length >= 3 && capitals.length >= words.length * 0.7
}
