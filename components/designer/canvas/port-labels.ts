import { pickText } from '../../../flows/document/local-text.ts'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Flow, Project } from '../../../flows/document/project.ts'
import { linkKey } from '../../../flows/document/project.ts'
import { parseNode } from '../../../flows/nodes/parse-settings.ts'

/** What each port is called, by link key. */
export function portLabels({
  flow,
  project,
  language,
  locale,
}: {
  flow: Flow
  project: Project
  language: Language
  locale: Language
}): Record<string, string> {
  const labels: Record<string, string> = {}
  for (const card of Object.values(flow.cards)) {
    for (const node of card.nodes) {
      const { definition, ports } = parseNode(node)
      for (const port of ports) {
        labels[linkKey(node.id, port.id)] = port.label
          ? pickText(port.label, language, project.defaultLanguage)
          : port.intentId !== undefined
            ? (project.intents.find((intent) => intent.id === port.intentId)?.name ?? port.intentId)
            : (definition?.words[locale].ports[port.id] ?? '')
      }
    }
  }
  return labels
}
