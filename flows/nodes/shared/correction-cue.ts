/** Opens a correction, or any other refusal. */
const refusal =
  /^\s*(?:(?:oh|ah|um|uh|hmm?|啊|哦|呃)[\s,，]*)?(?:no|nope|sorry|wait|hold on|oops|my (?:bad|mistake)|不对|不是|错了|不(?=[,，])|等等|等一下|抱歉|对不起|不好意思)(?![\p{L}\p{N}])[\s,，.。!！、:：-]*/iu
/** Says outright that something said before is to be another. */
const change =
  /(?:\b(?:please\s+)?(?:make (?:that|it)|change (?:that|it|this|my \w+|the \w+)(?: to)?|i meant?(?: to say)?|it should be|should be|scratch that)\b|改成|改为|改到|换成|换到|应该是|说错了?|更正)[\s,，:：]*/iu
/** May say so, may be mere talk. */
const hint = /\b(?:actually|instead|rather|correction|on second thought)\b[\s,，]*|其实/iu

export type CorrectionCue = {
  /** sure: takes something back · maybe: may also be an answer or a refusal · none */
  strength: 'none' | 'maybe' | 'sure'
  /** The text without the words that say so: what shall be instead. */
  rest: string
}

/** Whether the customer takes back what they said before: "no, make that 5", "不对，改成 5 位". Pure, no more than 300 characters are looked at. */
export function readCorrectionCue(text: string): CorrectionCue {
  const plain = text.slice(0, 300).normalize('NFKC').trim()
  const withoutRefusal = plain.replace(refusal, '')
  const refuses = withoutRefusal !== plain
  const rest = withoutRefusal
    .replace(change, '')
    .replace(hint, '')
    .replace(/[\s,，.。!！]*(?:please|thanks|谢谢|吧)?[\s,，.。!！]*$/iu, '')
    .trim()
  const changes = change.test(withoutRefusal)
  const brief = rest !== '' && rest.split(/\s+/).length <= 2 && rest.length <= 20
  const isHan = /改成|改为|改到|换成|换到|应该是|说错|更正/u.test(plain)
  const meant = /\bi meant?\b|\bchange (?:that|it|this|my \w+|the \w+) to\b|\bscratch that\b/i.test(plain)
  if (isHan || meant || (refuses && (changes || brief))) return { strength: 'sure', rest }
  return { strength: refuses || changes || hint.test(plain) ? 'maybe' : 'none', rest }
}
