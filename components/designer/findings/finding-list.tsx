'use client'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { Finding } from '../../../flows/analysis/finding.ts'
import { describeFinding } from '../../../flows/analysis/words.ts'
import type { Language } from '../../../flows/document/primitives.ts'
import { Button } from '../../ui/button.tsx'
import { useDesigner, useDocument, useReadOnly } from '../model/designer-context.tsx'
import { useFix } from './use-fix.ts'

const icons = { error: CircleAlert, warning: TriangleAlert, note: Info }
const tones = { error: 'text-bad', warning: 'text-warn', note: 'text-ink-3' }

/** Sentences, worst first; each leads to its place, some offer their fix. */
export function FindingList({ findings, onChoose }: { findings: readonly Finding[]; onChoose?: () => void }) {
  const t = useTranslations('designer')
  const locale = useLocale() as Language
  const { view } = useDesigner()
  const readOnly = useReadOnly()
  const project = useDocument((document) => document.project)
  const fix = useFix()
  const go = (finding: Finding) => {
    if (finding.ruleId) view.setState({ tab: 'rules' })
    else if (finding.variableId) view.setState({ tab: 'variables' })
    else if (finding.cardId && finding.flowId) {
      view.flyTo({ flowId: finding.flowId, cardId: finding.cardId, nodeId: finding.nodeId ?? null })
      view.setState((state) => ({ dock: state.dock === 'simulator' ? state.dock : 'properties' }))
    } else if (finding.code === 'fewExamples') view.setState({ tab: 'intents' })
    else if (finding.flowId) view.setState({ tab: 'flow', flowId: finding.flowId, cardIds: [], nodeId: null })
    else view.setState({ tab: 'flow', cardIds: [], nodeId: null, dock: 'properties' })
    onChoose?.()
  }
  return (
    <ul>
      {findings.map((finding, index) => {
        const Icon = icons[finding.severity]
        const offer = readOnly ? null : fix(finding)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
          <li key={index} className="flex items-start gap-1 rounded-md hover:bg-sunken">
            <button type="button" className="flex min-w-0 flex-1 gap-2 px-2.5 py-1.5 text-left text-sm" onClick={() => go(finding)}>
              <Icon
                aria-label={t(`severity.${finding.severity}`)}
                className={`mt-px size-4 shrink-0 ${tones[finding.severity]}`}
                strokeWidth={1.75}
              />
              <span className="min-w-0">{describeFinding({ finding, language: locale, project })}</span>
            </button>
            {offer && (
              <Button size="sm" variant="quiet" className="mt-1 mr-1 text-accent-ink" onClick={offer.run}>
                {offer.label}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
