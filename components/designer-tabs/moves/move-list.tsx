'use client'
import { useTranslations } from 'next-intl'
import type { MovesView } from '../../../server/projects/moves/list-moves.ts'
import { useApi } from '../../api/use-api.ts'
import { useMe } from '../../api/use-me.ts'
import { useSave } from '../../settings/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** How moves go, and how the latest ended. */
export function MoveList({ moves }: { moves: MovesView['moves'] }) {
  if (moves.length === 0) return null
  return (
    <ul className="flex flex-col gap-2 border-line border-b px-4 py-3" data-testid="moves">
      {moves.map((move) => (
        <MoveLine key={move.id} move={move} />
      ))}
    </ul>
  )
}

function MoveLine({ move }: { move: MovesView['moves'][number] }) {
  const t = useTranslations('moves')
  const format = useFormat()
  const { may } = useMe()
  const cancel = useSave(useApi().projects.cancelMove.mutationOptions(), { done: t('cancelled') })
  const { state, channel, version, total, waiting, outcomes, stranded, createdAt } = move
  const name = t('name', { channel: channel.name, number: version.number })
  const stayed = outcomes.pinned + (stranded === 'stay' ? outcomes.needsHuman : 0)
  const parts = {
    moved: outcomes.moved + outcomes.restartStep,
    person: stranded === 'person' ? outcomes.needsHuman : 0,
    stayed,
    closed: outcomes.closed,
    failed: outcomes.failed,
    left: state === 'cancelled' ? waiting : 0,
  }
  const said = Object.entries(parts).flatMap(([part, count]) => (count > 0 ? [t(`part.${part as keyof typeof parts}`, { count })] : []))
  return (
    <li className="flex items-center gap-3 text-sm">
      <span className="min-w-0 flex-1">
        <span className="font-semibold">{name}</span>
        <span className="ml-2 text-ink-meta">{format.dayTime(createdAt)}</span>
        <span className="ml-2 text-ink-2">{said.length > 0 ? said.join(t('separator')) : state !== 'running' && t('none')}</span>
      </span>
      {state === 'running' && (
        <>
          <Progress value={total === 0 ? undefined : 1 - waiting / total} label={name} className="w-32 shrink-0" />
          <span className="shrink-0 text-ink-2 tabular-nums">{`${format.number(total - waiting)} / ${format.number(total)}`}</span>
          {may('flow.publish') && (
            <Button size="sm" loading={cancel.isPending} data-testid="move-cancel" onClick={() => cancel.mutate({ moveId: move.id })}>
              {t('cancel')}
            </Button>
          )}
        </>
      )}
      {state !== 'running' && <span className="shrink-0 text-ink-meta">{t(`state.${state}`)}</span>}
    </li>
  )
}
