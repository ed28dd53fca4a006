import { findConcepts } from './find-concepts.ts'

/** Splits Chinese text into words; optional, the characters alone carry nearly all of it. */
export type Segment = (text: string) => string[]

export type Features = {
  /** 32-bit hash per feature, each once. */
  keys: number[]
  /** How much it counts: 1 + log of how often it occurs, CONCEPT_WEIGHT for a concept. */
  weights: number[]
  /** Hashes of the words (Latin script), the characters and pairs (Chinese) and the concepts: what coverage is measured on. */
  words: number[]
}

const token = /[\p{Script=Han}]+|[\p{L}\p{M}\p{N}]+(?:'\p{L}+)*/gu
const han = /\p{Script=Han}/u

const WORD = 0x1b873593
const WORDS = 0x2545f491
const PIECE = 0x3c6ef372
const CHARACTER = 0x51ed270b
const PAIR = 0x7feb352d
const SEGMENT = 0x165667b1
const CONCEPT = 0x27d4eb2f
const CONCEPT_WEIGHT = 2

/**
 * What a classifier sees of a normalised text. Latin script: words, pairs of words and pieces of 3–4 characters across words.
 * Chinese: characters, pairs of characters and, with `segment`, words. Both: the concepts of customer service.
 */
export function extractFeatures(text: string, segment?: Segment): Features {
  const found = new Map<number, number>()
  const words = new Set<number>()
  const add = (key: number) => found.set(key, (found.get(key) ?? 0) + 1)
  const addWord = (key: number) => {
    add(key)
    words.add(key)
  }
  let previous = ''
  let latin = ''
  const flush = () => {
    if (latin !== '') addPieces(`${latin} `, add)
    latin = ''
    previous = ''
  }
  for (const [part] of text.matchAll(token)) {
    if (han.test(part)) {
      flush()
      addHan(part, addWord)
      if (segment) for (const word of segment(part)) if (word.length > 2) add(hash(SEGMENT, word))
      continue
    }
    addWord(hash(WORD, part))
    if (previous !== '') add(hash(hash(WORDS, previous) ^ 32, part))
    previous = part
    latin += ` ${part}`
  }
  flush()
  const keys = [...found.keys()]
  const weights = Array.from(found.values(), (count) => 1 + Math.log(count))
  for (const concept of findConcepts(text)) {
    const key = finish(mix(CONCEPT, concept))
    keys.push(key)
    words.add(key)
    weights.push(CONCEPT_WEIGHT)
  }
  return { keys, weights, words: [...words] }
}

function addHan(run: string, add: (key: number) => void): void {
  const characters = [...run]
  for (let i = 0; i < characters.length; i++) {
    const one = characters[i] as string
    add(hash(CHARACTER, one))
    if (i > 0) add(hash(hash(PAIR, characters[i - 1] as string), one))
  }
}

function addPieces(text: string, add: (key: number) => void): void {
  for (let start = 0; start + 3 <= text.length; start++) {
    let key = PIECE
    for (let at = start; at < start + 4 && at < text.length; at++) {
      key = mix(key, text.charCodeAt(at))
      if (at >= start + 2) add(finish(key))
    }
  }
}

/** FNV-1a over the UTF-16 units, then scrambled: 32 bits, the same on every machine. */
export function hash(seed: number, text: string): number {
  let key = seed
  for (let i = 0; i < text.length; i++) key = mix(key, text.charCodeAt(i))
  return finish(key)
}

function mix(key: number, unit: number): number {
  return Math.imul(key ^ unit, 0x01000193)
}

function finish(key: number): number {
  const a = Math.imul(key ^ (key >>> 16), 0x85ebca6b)
  return a ^ (a >>> 13)
}
