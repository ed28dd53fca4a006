const MAX_LENGTH = 60

const chinese =
  /(?:我叫|我的名字(?:是|叫)|名字[:：是叫]|姓名(?:是|[:：])?|叫我)\s*(?![不过了你他她])([\p{Script=Han}·]{2,6}?)(?=[\s,，.。!！?？;；、]|$)/u
const named = /\b(?:my (?:full )?name is|my name's|the name is|name is|name's|name:|call me)\s+/iu
const following = /^\p{L}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3}/u
/** "I'm" is followed by anything; a capital letter makes it a name. */
const introduced = /\b(?:I am|I'm|I’m|This is|this is)\s+(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]*){0,3})/u

/** A person's name in a text: said as such; where it was asked for also alone. Null when there is none. */
export function readName(text: string, isAsked = false): string | null {
  const plain = text.slice(0, 500).normalize('NFKC').trim()
  const said = chinese.exec(plain)?.[1] ?? nameAfter(plain) ?? introduced.exec(plain)?.[1]
  if (said !== undefined) return tidy(said)
  if (!isAsked) return null
  const alone = tidy(plain)
  const isName = /^[\p{Script=Han}·]{2,6}$/u.test(alone) || /^\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,3}$/u.test(alone)
  return isName && !notNames.has(alone.toLowerCase()) ? alone : null
}

function nameAfter(text: string): string | undefined {
  const word = named.exec(text)
  return word ? following.exec(text.slice(word.index + word[0].length))?.[0] : undefined
}

function tidy(name: string): string {
  return name
    .replace(/[.,!?。，！？]+$/u, '')
    .trim()
    .slice(0, MAX_LENGTH)
}

const notNames = new Set([
  'yes',
  'no',
  'ok',
  'okay',
  'hello',
  'hi',
  'thanks',
  'thank you',
  'sure',
  '好的',
  '不用',
  '你好',
  '您好',
  '谢谢',
  '可以',
  '不是',
])
