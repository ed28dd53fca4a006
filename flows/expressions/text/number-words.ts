/** Longest text looked at for numbers. */
const MAX_LENGTH = 500

/** The number a text is: `三百二十`, `three hundred and twenty`, `1,234.5`, `１２万`, `两万三`. null when the text says anything else. */
export function readNumberWords(text: string): number | null {
  const plain = tidy(text)
  const found = findNumbers(plain)
  const only = found[0]
  return found.length === 1 && only && only.start === 0 && only.end === plain.length ? only.value : null
}

/** Every number in a text, in reading order, in digits or in words of either language. */
export function extractNumbers(text: string): number[] {
  return findNumbers(tidy(text)).map(({ value }) => value)
}

function tidy(text: string): string {
  return text.slice(0, MAX_LENGTH).normalize('NFKC').trim().toLowerCase()
}

type Found = { value: number; start: number; end: number }

function findNumbers(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(anyNumber)) {
    const value = match[1] !== undefined ? digits(match[1], match[2] ?? '') : match[3] !== undefined ? chinese(match[3]) : english(match[0])
    if (value !== null) found.push({ value, start: match.index, end: match.index + match[0].length })
  }
  return found
}

const scales: Readonly<Record<string, number>> = { 百: 100, 千: 1e3, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, k: 1e3, 百万: 1e6, 千万: 1e7 }

const small: Readonly<Record<string, number>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
)
const tens: Readonly<Record<string, number>> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, (index + 2) * 10]),
)
const large: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }
const word = `(?:${[...Object.keys(small), ...Object.keys(tens), ...Object.keys(large)].sort((a, b) => b.length - a.length).join('|')})`
// Each alternative begins and ends with a fixed kind of character, so that no text makes the engine try twice.
const anyNumber = new RegExp(
  `(?<![a-z0-9.])(-?\\d{1,3}(?:,\\d{3}){1,6}(?:\\.\\d{1,10})?|-?\\d{1,18}(?:\\.\\d{1,10})?)(?:\\s?(百万|千万|[百千万萬亿億]|k(?![a-z])))?` +
    `|(负?[零〇一二两兩三四五六七八九十百千万萬亿億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]{1,30}(?:点[零〇一二三四五六七八九]{1,10})?)` +
    `|(?<![a-z])(?:(?:minus|a) )?${word}(?:(?:[\\s-]{1,2}|,? and )${word}){0,20}(?: point(?: (?:zero|one|two|three|four|five|six|seven|eight|nine)){1,10})?(?![a-z])`,
  'g',
)

function digits(text: string, scale: string): number | null {
  const number = Number(text.replaceAll(',', '')) * (scales[scale] ?? 1)
  return Number.isFinite(number) ? Number(number.toPrecision(15)) : null
}

const digitOf: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇', '一壹', '二两兩贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap((characters, value) =>
    [...characters].map((character) => [character, value]),
  ),
)
const unitOf: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const groupOf: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }

/** 三百二十, 一万零五, 两万三 (= 23000), 二〇二六, 三点五, 负十. */
function chinese(text: string): number | null {
  const [whole = '', fraction] = text.replace('负', '').split('点')
  const value = [...whole].every((character) => digitOf[character] !== undefined)
    ? Number([...whole].map((character) => digitOf[character]).join(''))
    : positional(whole)
  if (value === null) return null
  const part = fraction === undefined ? 0 : Number(`0.${[...fraction].map((character) => digitOf[character]).join('')}`)
  return (text.startsWith('负') ? -1 : 1) * (value + part)
}

function positional(text: string): number | null {
  let total = 0
  let group = 0
  let digit: number | null = null
  let lastUnit = 0
  let zero = false
  for (const character of text) {
    const value = digitOf[character]
    const unit = unitOf[character]
    const scale = groupOf[character]
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = value
      zero ||= value === 0
    } else if (unit !== undefined) {
      group += (digit ?? 1) * unit
      digit = null
      lastUnit = unit
      zero = false
    } else if (scale !== undefined) {
      const counted = group + (digit ?? 0)
      // 亿 multiplies all that stands before it: 一万亿.
      total = scale === 1e8 ? (total + counted) * scale : total + counted * scale
      group = 0
      digit = null
      lastUnit = scale
      zero = false
    }
  }
  // 两万三 is 23,000 and 三百五 is 350: a last digit straight after a unit counts tenths of it.
  const tail = digit === null ? 0 : lastUnit > 10 && !zero ? (digit * lastUnit) / 10 : digit
  return total + group + tail
}

function english(text: string): number | null {
  const [whole = '', fraction] = text.split(' point')
  let total = 0
  let group = 0
  let known = false
  for (const token of whole.split(/[\s,-]+/)) {
    const value = small[token] ?? tens[token]
    const scale = large[token]
    if (value !== undefined) group += value
    else if (token === 'hundred') group = (group || 1) * 100
    else if (scale !== undefined) {
      total += (group || 1) * scale
      group = 0
    } else continue
    known = true
  }
  if (!known) return null
  const part =
    fraction === undefined
      ? 0
      : Number(
          `0.${fraction
            .trim()
            .split(' ')
            .map((token) => small[token])
            .join('')}`,
        )
  return (whole.startsWith('minus') ? -1 : 1) * (total + group + part)
}
