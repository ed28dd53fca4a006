import { normaliseText } from '../features/normalise-text.ts'

const zh =
  /加急|紧急|急用|很急|好急|太急|着急|十万火急|急需|急死|等着用|等不及|来不及|马上(?!就到|到了|收到)|立刻|立即|赶紧|赶快|尽快|快点|抓紧|刻不容缓|现在就要|今天(?:之内|内|必须|就要|务必)|今晚(?:就|必须)|明天(?:就要|必须|一早就)|务必.{0,6}(?:今天|明天)|赶火车|赶飞机|快要(?:开|起飞|登机)|正在(?:盗刷|被盗|冒烟|漏)|着火|冒烟|漏电|报警|救命|被盗刷/
const zhNot = /不(?:着急|急|用急|用着急|是很急|用加急|紧急|算急)|别着急|没(?:那么|有那么)?急/
const en =
  /\burgent|\basap\b|as soon as possible|immediately|right (?:now|away)|emergency|hurry|at once|this instant|time[- ]sensitive|can'?t wait|cannot wait|deadline|by (?:today|tonight|tomorrow|end of (?:the )?day)|(?:need|want) (?:it|this|that|them|an answer|help) (?:today|now|tonight|by)|flight (?:leaves|is) in|in (?:an|one|two|a few) (?:hours?|minutes?)|on fire|smok(?:e|ing)|gas leak|being (?:hacked|charged|robbed)/
const enNot = /(?:not|isn't|no|nothing)\s(?:that |very |so |really )?(?:urgent|hurry|rush|emergency)|no rush/

/** Is the customer pressed for time, or is something dangerous going on? "不着急" and "no rush" are not. */
export function isUrgent(text: string): boolean {
  const plain = normaliseText(text)
  return zh.test(plain.replace(zhNot, ' ')) || en.test(plain.replace(enNot, ' '))
}
