import { normaliseText } from '../../engine/similar-text.ts'

const yes = new Set([
  '是',
  '是的',
  '对',
  '对的',
  '没错',
  '好',
  '好的',
  '要',
  '可以',
  '行',
  '需要',
  '嗯',
  '转',
  '转人工',
  '人工',
  'yes',
  'y',
  'yeah',
  'yep',
  'ok',
  'okay',
  'sure',
  'correct',
  'please',
  'yesplease',
  '1',
])
const no = new Set([
  '否',
  '不',
  '不是',
  '不对',
  '不用',
  '不用了',
  '不要',
  '不需要',
  '不必',
  '继续',
  'no',
  'n',
  'nope',
  'nothanks',
  'nothankyou',
  '2',
])

/** A plain yes or no, typed; null for anything else. */
export function readYesNo(text: string): boolean | null {
  const typed = normaliseText(text)
  return yes.has(typed) ? true : no.has(typed) ? false : null
}
