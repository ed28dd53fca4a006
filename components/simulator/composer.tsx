'use client'
import { CornerDownLeft, Headset, LogOut, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { useMe } from '../api/use-me.ts'
import { useDesigner } from '../designer/model/designer-context.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Input } from '../ui/input.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { currentStep } from './session.ts'

/** Speak as the customer; once a person is asked for, also accept and answer as that person. */
export function Composer() {
  const t = useTranslations('simulator')
  const { simulation } = useDesigner()
  const { me } = useMe()
  const [text, setText] = useState('')
  const [as, setAs] = useState<'customer' | 'agent'>('customer')
  const owner = useStore(simulation, ({ session }) => currentStep(session)?.state.owner ?? 'bot')
  const busy = useStore(simulation, (state) => state.busy)
  const asAgent = owner === 'agent' && as === 'agent'
  const agentId = me?.memberId ?? 'me'
  const send = (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim()
    if (said === '' || owner === 'closed') return
    setText('')
    if (asAgent) simulation.happen({ kind: 'agentMessage', agentId, text: said })
    else void simulation.say(said)
  }
  return (
    <div className="flex shrink-0 flex-col gap-1.5 border-line border-t px-3 py-2">
      {owner === 'queue' && (
        <div className="flex items-center gap-2 rounded-md bg-human-soft px-2.5 py-1.5">
          <span className="min-w-0 flex-1 text-human-ink">{t('inQueue')}</span>
          <Button
            size="sm"
            icon={Headset}
            data-testid="simulator-accept"
            onClick={() => {
              simulation.happen({ kind: 'accepted', agentId, agentName: me?.name ?? t('who.agent') })
              setAs('agent')
            }}
          >
            {t('accept')}
          </Button>
        </div>
      )}
      {owner === 'agent' && (
        <div className="flex items-center gap-1.5">
          <Segmented
            size="sm"
            label={t('speakAs')}
            value={as}
            onValueChange={setAs}
            segments={[
              { value: 'customer', label: t('who.customer') },
              { value: 'agent', label: t('who.agent') },
            ]}
          />
          <Button size="sm" className="ml-auto" onClick={() => simulation.happen({ kind: 'returned', agentId })}>
            {t('giveBack')}
          </Button>
          <Button
            size="sm"
            data-testid="simulator-resolve"
            onClick={() => simulation.happen({ kind: 'resolved', agentId, outcome: 'resolved', continueFlow: true })}
          >
            {t('resolve')}
          </Button>
        </div>
      )}
      {owner === 'closed' ? (
        <p className="flex h-7 items-center text-ink-meta">
          {t('ended')}
          <Button size="sm" className="ml-auto" onClick={simulation.restart}>
            {t('restart')}
          </Button>
        </p>
      ) : (
        <form onSubmit={send} className="flex items-center gap-1.5">
          <Input
            value={text}
            aria-label={asAgent ? t('sayAsAgent') : t('sayAsCustomer')}
            placeholder={asAgent ? t('sayAsAgent') : t('sayAsCustomer')}
            onChange={(event) => setText(event.target.value)}
            trailing={<CornerDownLeft aria-hidden className="size-3.5" />}
            className="flex-1"
            disabled={busy && !asAgent}
            data-testid="simulator-input"
          />
          {owner === 'bot' && (
            <IconButton icon={UserRound} variant="outline" label={t('askHuman')} onClick={() => simulation.happen({ kind: 'askHuman' })} />
          )}
          <IconButton icon={LogOut} variant="outline" label={t('leave')} onClick={() => simulation.happen({ kind: 'left' })} />
        </form>
      )}
    </div>
  )
}
