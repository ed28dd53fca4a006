'use client'
import { Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Condition } from '../../flows/document/condition.ts'
import type { Json, RuleTrace } from '../../flows/engine/types.ts'
import { compileCondition, isEmptyCondition } from '../../flows/expressions/condition.ts'
import { useConditionWords } from '../designer/conditions/use-condition-words.ts'
import { useDesigner, useDocument } from '../designer/model/designer-context.tsx'
import { useEnvironment } from '../designer/model/use-environment.ts'
import { cn } from '../ui/cn.ts'
import { missing, ruleTraces } from './rule-traces.ts'

/** Which rules fired on this step and which did not, with the values that decided. Fired first, then the nearest misses. */
export function RulesPanel() {
  const t = useTranslations('simulator')
  const { simulation } = useDesigner()
  const session = useStore(simulation, (state) => state.session)
  const order = useDocument((document) => document.project.policy.rules)
  const traces = useMemo(() => {
    const rank = (trace: RuleTrace) => (trace.result === 'fired' ? 0 : trace.result === 'no' ? 1 + missing(trace) : 90)
    return [...ruleTraces(session)].sort((a, b) => rank(a) - rank(b))
  }, [session])
  if (traces.length === 0) return <p className="px-4 py-3 text-ink-meta">{t('noRules')}</p>
  return (
    <ul className="flex flex-col gap-1.5 p-2.5">
      {traces.map((trace) => (
        <RuleTraceRow key={trace.ruleId} trace={trace} number={order.findIndex((rule) => rule.id === trace.ruleId) + 1} />
      ))}
    </ul>
  )
}

export function RuleTraceRow({ trace, number }: { trace: RuleTrace; number: number }) {
  const t = useTranslations('simulator')
  const fired = trace.result === 'fired'
  const result = fired
    ? t(trace.state === 'shadow' ? 'firedShadow' : 'fired')
    : trace.result === 'skipped'
      ? t(`skipped.${trace.why ?? 'off'}`)
      : t('missing', { count: missing(trace) })
  const texts = usePartTexts(trace.ruleId)
  return (
    <li
      className={cn('rounded-md border border-line px-2.5 py-1', fired && 'border-ok/50 bg-ok-soft')}
      data-testid={`trace-${trace.ruleId}`}
      data-result={trace.result}
    >
      <h4 className="flex items-center gap-1.5 font-semibold">
        {fired && <Check aria-hidden className="size-3 text-ok-ink" />}
        <span className="truncate">
          {number > 0 && `${number} · `}
          {trace.name}
        </span>
        <small className={cn('ml-auto shrink-0 font-normal text-xs', fired ? 'text-ok-ink' : 'text-ink-meta')}>{result}</small>
      </h4>
      {trace.parts.length > 0 && (
        <ul>
          {trace.parts.map((part) => (
            <li key={part.text} className="grid h-5 grid-cols-[14px_1fr_auto] items-center gap-1.5 text-ink-2">
              {part.held ? (
                <Check aria-label={t('holds')} className="size-3 text-ok-ink" />
              ) : (
                <X aria-label={t('holdsNot')} className="size-3 text-bad" />
              )}
              <span className="truncate" title={part.text}>
                {texts.get(part.text) ?? part.text}
              </span>
              <span className={cn('max-w-28 truncate', !part.held && 'text-bad')}>{shortly(part.value, t)}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** The trace has expressions; the rule's own comparisons say the same in words. */
function usePartTexts(ruleId: string): Map<string, string> {
  const words = useConditionWords()
  const environment = useEnvironment()
  const rule = useDocument((document) => document.project.policy.rules.find((each) => each.id === ruleId))
  return useMemo(() => {
    const texts = new Map<string, string>()
    const walk = (condition: Condition): void => {
      if (condition.kind === 'all' || condition.kind === 'any') for (const item of condition.items) walk(item)
      else if (!isEmptyCondition(condition)) texts.set(compileCondition(environment, condition).cel, words.sentence(condition))
    }
    if (rule) walk(rule.when)
    return texts
  }, [rule, words, environment])
}

function shortly(value: Json, t: ReturnType<typeof useTranslations<'simulator'>>): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (value === null || value === '') return '—'
  if (typeof value === 'number') return String(Number(value.toFixed(2)))
  return typeof value === 'string' ? value : JSON.stringify(value)
}
