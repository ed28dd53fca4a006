'use client'
import { Headset, LogOut, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type RefObject, useState } from 'react'
import { useStore } from 'zustand'
import { outcomeText } from '../../desk/outcome-text.ts'
import { currentStep } from '../../simulator/session.ts'
import type { SimulationStore } from '../../simulator/simulation-store.ts'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { Kbd } from '../../ui/kbd.tsx'

const AGENT = { agentId: 'simulated-agent' }

/** What customer or agent may do next. */
export function Composer({ simulation, input }: { simulation: SimulationStore; input: RefObject<HTMLInputElement | null> }) {
  const t = useTranslations('sim')
  const tDesk = useTranslations('desk')
  const owner = useStore(simulation, (state) => currentStep(state.session)?.state.owner ?? 'bot')
  const outcome = useStore(simulation, (state) => currentStep(state.session)?.state.outcome)
  if (owner === 'closed') {
    return (
      <div className="flex items-center gap-2 border-line border-t p-2.5">
        <p className="min-w-0 flex-1 text-ink-meta text-sm">{t('closed', { outcome: outcome ? outcomeText(tDesk, outcome) : '–' })}</p>
        <Button size="sm" icon={RotateCcw} onClick={() => simulation.restart()}>
          {t('restart')}
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-2 border-line border-t p-2.5">
      {owner === 'agent' && (
        <Say label={t('asAgent')} testId="sim-agent-input" onSay={(text) => simulation.happen({ kind: 'agentMessage', ...AGENT, text })} />
      )}
      <Say label={t('asCustomer')} testId="sim-input" input={input} shortcut="S" onSay={(text) => void simulation.say(text)} />
      <div className="flex flex-wrap gap-1">
        {owner === 'queue' && (
          <Button
            size="sm"
            data-testid="sim-accept"
            onClick={() => simulation.happen({ kind: 'accepted', ...AGENT, agentName: t('agentName') })}
          >
            {t('accept')}
          </Button>
        )}
        {owner === 'agent' && (
          <>
            <Button size="sm" onClick={() => simulation.happen({ kind: 'returned', ...AGENT })}>
              {t('return')}
            </Button>
            <Button size="sm" onClick={() => simulation.happen({ kind: 'resolved', ...AGENT, outcome: 'resolved', continueFlow: true })}>
              {t('resolve')}
            </Button>
          </>
        )}
        {owner === 'bot' && (
          <Button
            size="sm"
            variant="quiet"
            icon={Headset}
            data-testid="sim-ask-human"
            onClick={() => simulation.happen({ kind: 'askHuman' })}
          >
            {t('askHuman')}
          </Button>
        )}
        <Button size="sm" variant="quiet" icon={LogOut} data-testid="sim-leave" onClick={() => simulation.happen({ kind: 'left' })}>
          {t('leave')}
        </Button>
      </div>
    </div>
  )
}

function Say({
  label,
  testId,
  input,
  shortcut,
  onSay,
}: {
  label: string
  testId: string
  input?: RefObject<HTMLInputElement | null>
  shortcut?: string
  onSay(text: string): void
}) {
  const [text, setText] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!text.trim()) return
        onSay(text.trim())
        setText('')
      }}
    >
      <Input
        ref={input}
        value={text}
        data-testid={testId}
        placeholder={label}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        autoComplete="off"
        maxLength={4000}
        trailing={<Kbd aria-hidden>{text ? '⏎' : shortcut}</Kbd>}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
    </form>
  )
}
