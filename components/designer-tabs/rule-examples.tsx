'use client'
import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { Rule } from '../../flows/document/policy.ts'
import type { Project } from '../../flows/document/project.ts'
import { ruleExamples } from '../../flows/escalation/examples.ts'
import { Button } from '../ui/button.tsx'
import { RuleThen, RuleWhen } from './rule-sentences.tsx'

type RuleExamplesProps = { project: Project; queues: { id: string; name: string }[]; onAdd(rule: Rule): void }

/** Rules that are complete as they are, those the project does not have yet: read, then taken over with one click. */
export function RuleExamples({ project, queues, onAdd }: RuleExamplesProps) {
  const t = useTranslations('tabs.rules')
  const language = useLocale() === 'en' ? 'en' : 'zh-CN'
  const queueId = project.settings.fallbackQueueId || (queues[0]?.id ?? '')
  const known = new Set(project.policy.rules.map(({ id }) => id))
  const examples = ruleExamples(project, { queueId, language }).filter(({ id }) => !known.has(id))
  if (examples.length === 0 || queueId === '') return null
  return (
    <section aria-label={t('examples')} data-testid="rule-examples" className="mx-auto mt-4 max-w-[960px]">
      <h3 className="mb-2 font-semibold text-ink-2">{t('examples')}</h3>
      <ul className="grid grid-cols-2 gap-2 max-lg:grid-cols-1">
        {examples.map((rule) => (
          <li key={rule.id} className="flex items-start gap-3 rounded-lg border border-line border-dashed px-3 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{rule.name}</p>
              <RuleWhen rule={rule} project={project} />
              <RuleThen rule={rule} project={project} queues={queues} language={language} />
            </div>
            <Button
              size="sm"
              icon={Plus}
              data-testid={`example-${rule.id}`}
              aria-label={t('takeExample', { name: rule.name })}
              onClick={() => onAdd(rule)}
            >
              {t('take')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
