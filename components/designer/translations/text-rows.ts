import type { Language } from '../../../flows/document/primitives.ts'
import type { Flow } from '../../../flows/document/project.ts'
import { type FlowText, flowTexts, writeText } from '../../../flows/translations/flow-texts.ts'
import type { TextChange } from '../../../flows/translations/text-file.ts'
import type { DesignDocument } from '../contract.ts'
import { wordsOf } from '../node-look.ts'

/** A text with the words for where it stands. `missing`: languages it is not yet in, though it is in another. */
export type TextRow = FlowText & { card: string; what: string; missing: Language[] }

/** The texts of a flow that are in at least one language: what nobody uses in any is not missing. */
export function textRows(flow: Flow, options: { languages: readonly Language[]; language: Language }): TextRow[] {
  return flowTexts(flow).flatMap((entry) => {
    const missing = options.languages.filter((each) => !entry.text[each]?.trim())
    if (missing.length === options.languages.length) return []
    return [{ ...entry, card: flow.cards[entry.cardId]?.name ?? '', what: whatOf(entry, options.language), missing }]
  })
}

export function searchRows(rows: readonly TextRow[], options: { query: string; missingOnly: boolean }): TextRow[] {
  const query = options.query.trim().toLowerCase()
  return rows.filter(
    ({ text, card, what, missing }) =>
      (!options.missingOnly || missing.length > 0) &&
      [card, what, ...Object.values(text)].some((part) => part?.toLowerCase().includes(query)),
  )
}

/** Puts texts into the document by their ids, as far as these are there. */
export function putTextsIn(
  document: DesignDocument,
  flowId: string,
  changes: readonly Pick<TextChange, 'id' | 'language' | 'after'>[],
): void {
  const flow = document.project.flows[flowId]
  if (!flow) return
  const byId = new Map(flowTexts(flow).map((entry) => [entry.id, entry]))
  const nodes = new Map(Object.values(flow.cards).flatMap((card) => card.nodes.map((node) => [node.id, node])))
  for (const { id, language, after } of changes) {
    const entry = byId.get(id)
    const node = entry && nodes.get(entry.nodeId)
    if (entry && node) writeText(node.settings, entry.path, language, after)
  }
}

/** `Choices · Choice 2`: the node and the field, by the names the inspector gives them. */
function whatOf({ nodeType, path }: FlowText, language: Language): string {
  const words = wordsOf(nodeType, language)
  const names = path.filter((step) => typeof step === 'string')
  const place = path.find((step) => typeof step === 'number')
  const label = words?.fields[names.join('.')]?.label ?? words?.fields[names[0] ?? '']?.label ?? names.join('.')
  return `${words?.name ?? nodeType} · ${label}${place === undefined ? '' : ` ${place + 1}`}`
}
