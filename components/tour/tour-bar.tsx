'use client'
import { Check, ExternalLink, Footprints, MapPin, Minus, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { toast } from '../ui/toast.tsx'
import { findTarget, pageOf, targetsOf } from './step-targets.ts'
import { useHighlight } from './use-highlight.ts'
import { nextStep, type Tour, useSteerTour, useTour } from './use-tour.ts'

/** The first steps at the foot of every page, for who is on them: beside the work, never over it. */
export function TourBar() {
  const tour = useTour()
  return tour && <Bar tour={tour} />
}

function Bar({ tour }: { tour: Tour }) {
  const t = useTranslations('tour')
  const router = useRouter()
  const hintId = useId()
  const { mutate: steer } = useSteerTour()
  const step = nextStep(tour)
  useHighlight(tour, step, hintId)
  const { offered } = tour
  useEffect(() => {
    if (offered) steer({ to: 'takeUp' })
  }, [offered, steer])

  const show = () => {
    if (!step) return
    const page = pageOf(step, tour)
    const here = window.location.pathname === page.split('?')[0]
    const target = findTarget(targetsOf(step, tour))
    if (!target || (!here && step !== 'chat')) return router.push(page)
    target.scrollIntoView({ block: 'nearest' })
    // The board keeps the focus for everything on it.
    const control = target.closest<HTMLElement>('[role=application]') ?? target
    control.focus()
  }
  const leave = () => {
    steer({ to: 'leave' })
    if (step) toast(t('left'))
  }
  const done = tour.steps.filter(({ state }) => state !== 'open').length

  return (
    <section
      aria-label={t('title')}
      data-testid="tour"
      data-step={step ?? 'done'}
      data-tour-bar
      className="flex shrink-0 flex-col gap-1.5 border-accent border-t-2 bg-surface px-4 py-2"
    >
      <div className="flex items-center gap-3">
        <h2 className="flex shrink-0 items-center gap-1.5 font-semibold">
          <Footprints aria-hidden className="size-4 text-accent-ink" strokeWidth={1.75} />
          {t('title')}
          <span className="font-normal text-ink-meta text-sm">{t('progress', { done, all: tour.steps.length })}</span>
        </h2>
        <ol aria-label={t('steps')} className="flex min-w-0 flex-1 items-center gap-1">
          {tour.steps.map(({ id, state }, index) => (
            <li
              key={id}
              data-testid={`tour-step-${id}`}
              data-state={state}
              aria-current={id === step ? 'step' : undefined}
              className={cn(
                'flex min-w-0 items-center gap-1.5 rounded-full px-2 py-0.5 text-ink-meta text-sm',
                id === step && 'bg-accent-soft font-semibold text-accent-ink',
              )}
            >
              <Dot state={state} number={index + 1} current={id === step} />
              <span className={cn('truncate max-lg:sr-only', id === step && 'max-lg:not-sr-only')}>{t(`step.${id}`)}</span>
              <span className="sr-only">{t(`state.${state}`)}</span>
            </li>
          ))}
        </ol>
        <IconButton label={t('leave')} icon={X} data-testid="tour-leave" onClick={leave} />
      </div>
      <div className="flex min-h-7 items-center gap-2">
        <p id={hintId} className="min-w-0 flex-1 text-ink-2">
          {step ? t(`hint.${step}`) : t(isLive(tour) ? 'done' : 'passed')}
        </p>
        {step === 'chat' && tour.chatUrl && (
          <Button asChild variant="primary">
            <a href={tour.chatUrl} target="_blank" rel="noreferrer" data-testid="tour-chat">
              <ExternalLink aria-hidden className="size-4" strokeWidth={1.75} />
              {t('openChat')}
            </a>
          </Button>
        )}
        {step && step !== 'chat' && (
          <Button icon={MapPin} data-testid="tour-show" onClick={show}>
            {t('show')}
          </Button>
        )}
        {step ? (
          <Button variant="quiet" data-testid="tour-skip" onClick={() => steer({ to: 'skip', step })}>
            {t('skip')}
          </Button>
        ) : (
          <Button variant="primary" data-testid="tour-finish" onClick={leave}>
            {t('finish')}
          </Button>
        )}
      </div>
      <Announcement tour={tour} />
    </section>
  )
}

/** Something of theirs was really published. */
function isLive(tour: Tour): boolean {
  return tour.steps.some(({ id, state }) => id === 'publish' && state === 'done')
}

function Dot({ state, number, current }: { state: Tour['steps'][number]['state']; number: number; current: boolean }) {
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-[18px] shrink-0 place-items-center rounded-full border border-line-strong text-xs',
        current && 'border-accent',
        state === 'done' && 'border-ok bg-ok-soft text-ok-ink',
      )}
    >
      {state === 'done' ? <Check className="size-3" /> : state === 'skipped' ? <Minus className="size-3" /> : number}
    </span>
  )
}

/** Tells screen readers what was just done and what comes next; nothing on arrival. */
function Announcement({ tour }: { tour: Tour }) {
  const t = useTranslations('tour')
  const step = nextStep(tour)
  const live = isLive(tour)
  const before = useRef(step)
  const [text, setText] = useState('')
  useEffect(() => {
    if (before.current === step) return
    const finished = before.current ? t('announceDone', { step: t(`step.${before.current}`) }) : ''
    const next = step ? t('announceNext', { step: t(`step.${step}`), hint: t(`hint.${step}`) }) : t(live ? 'done' : 'passed')
    setText(`${finished} ${next}`.trim())
    before.current = step
  }, [step, live, t])
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  )
}
