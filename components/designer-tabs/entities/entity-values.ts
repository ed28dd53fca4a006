import type { Entity } from '../../../flows/document/entity.ts'

type Values = Entity['values']

/** The values of a list as lines people can write: `Headphones: earphones, cans`. */
export function writeValues(values: Values): string {
  return values.map(({ value, synonyms }) => (synonyms.length > 0 ? `${value}: ${synonyms.join(', ')}` : value)).join('\n')
}

/** Not the one of a time such as 10:30. */
const colon = /：|(?<!\d):|:(?!\d)/

/** The inverse, forgiving: full-width punctuation too, empty lines and repeated words left out, the first line of a value counts. */
export function readValues(text: string): Values {
  const values = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const { index = line.length } = colon.exec(line) ?? {}
    const value = line.slice(0, index).trim().slice(0, 120)
    if (value === '' || values.has(value)) continue
    const synonyms = line
      .slice(index + 1)
      .split(/[,，、;；]/)
      .map((word) => word.trim().slice(0, 120))
      .filter((word) => word !== '' && word !== value)
    values.set(value, [...new Set(synonyms)].slice(0, 50))
  }
  return [...values].slice(0, 500).map(([value, synonyms]) => ({ value, synonyms }))
}
