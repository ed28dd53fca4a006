import type { Intent } from '../document/project.ts'
import { isSimilar, normaliseText } from '../engine/similar-text.ts'
import type { AnalysisContext } from './context.ts'
import type { Finding } from './finding.ts'

/** Examples that two intents share, or that are so alike that no recogniser can tell the intents apart by them. */
export function analyseIntents({ project }: AnalysisContext): Finding[] {
  let found = known.get(project.intents)
  if (!found) {
    found = compareIntents(project.intents)
    known.set(project.intents, found)
  }
  return found
}

/** Intents change seldom. */
const known = new WeakMap<readonly Intent[], Finding[]>()

type Example = { intent: Intent; text: string; plain: string }

function compareIntents(intents: readonly Intent[]): Finding[] {
  const findings: Finding[] = []
  /** Told once for each pair of intents. */
  const told = new Set<string>()
  const index = new Map<string, Example[]>()
  for (const intent of intents)
    for (const text of Object.values(intent.examples).flatMap((examples) => examples ?? [])) {
      const example: Example = { intent, text, plain: normaliseText(text) }
      if (example.plain === '') continue
      const near = likeIt(index, example)
      const other = near.find(({ plain }) => plain === example.plain) ?? near[0]
      if (other) {
        const isSame = other.plain === example.plain
        const pair = [intent.id, other.intent.id, isSame ? text : ''].join(' ')
        if (!told.has(pair)) findings.push(isSame ? shared(example, other) : similar(example, other))
        told.add(pair)
      }
      for (const piece of piecesOf(example.plain)) {
        const list = index.get(piece)
        if (list) list.push(example)
        else index.set(piece, [example])
      }
    }
  return findings
}

/** Examples of other intents much like this one: only those that have a two-character piece in common are compared. */
function likeIt(index: ReadonlyMap<string, Example[]>, { intent, plain }: Example): Example[] {
  const candidates = new Map<Example, number>()
  const pieces = piecesOf(plain)
  for (const piece of pieces)
    for (const other of index.get(piece) ?? []) if (other.intent !== intent) candidates.set(other, (candidates.get(other) ?? 0) + 1)
  // Alike means four fifths in common; half of the different pieces is a cheap first sieve.
  return [...candidates].filter(([other, common]) => common * 2 >= pieces.size && isSimilar(plain, other.plain)).map(([other]) => other)
}

function piecesOf(plain: string): Set<string> {
  if (plain.length < 2) return new Set([plain])
  return new Set(Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2)))
}

function shared({ intent, text }: Example, other: Example): Finding {
  return {
    code: 'sharedExample',
    severity: 'warning',
    flowId: '',
    intentId: intent.id,
    params: { intent: intent.name, other: other.intent.name, example: text },
  }
}

function similar({ intent, text }: Example, other: Example): Finding {
  return {
    code: 'similarExample',
    severity: 'warning',
    flowId: '',
    intentId: intent.id,
    params: { intent: intent.name, other: other.intent.name, example: text, otherExample: other.text },
  }
}
