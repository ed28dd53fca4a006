'use client'
import { useStore as useFlowStore, useReactFlow, useStoreApi, ViewportPortal } from '@xyflow/react'
import { MousePointer2 } from 'lucide-react'
import { useContext, useEffect } from 'react'
import { useStore } from 'zustand'
import { useDesigner } from '../store.ts'
import { type People, PeopleContext } from './use-people.ts'

/** The pointers of the others on the canvas, and one's own for them. */
export function Cursors() {
  const people = useContext(PeopleContext)
  return people && <Pointers people={people} />
}

function Pointers({ people }: { people: People }) {
  const api = useStoreApi()
  const { screenToFlowPosition } = useReactFlow()
  const flowId = useDesigner((state) => state.flowId)
  const present = useStore(people.store, (state) => state.people)
  const cursors = useStore(people.store, (state) => state.cursors)
  const zoom = useFlowStore((state) => state.transform[2])

  useEffect(() => {
    const board = api.getState().domNode
    if (!board) return
    const move = (event: PointerEvent): void => people.point(screenToFlowPosition({ x: event.clientX, y: event.clientY }))
    const leave = (): void => people.point(null)
    board.addEventListener('pointermove', move, { passive: true })
    board.addEventListener('pointerleave', leave)
    return () => {
      board.removeEventListener('pointermove', move)
      board.removeEventListener('pointerleave', leave)
      people.point(null)
    }
  }, [api, people, screenToFlowPosition])

  const here = present.filter((person) => person.flowId === flowId && cursors.has(person.visitId))
  if (here.length === 0) return null
  return (
    <ViewportPortal>
      {here.map(({ visitId, name, colour }) => {
        const { x, y } = cursors.get(visitId) ?? { x: 0, y: 0 }
        return (
          <div
            key={visitId}
            aria-hidden
            data-testid={`cursor-${name}`}
            className="pointer-events-none absolute top-0 left-0 z-50 origin-top-left motion-safe:transition-transform motion-safe:duration-100"
            // As large at any zoom.
            style={{ transform: `translate(${x}px, ${y}px) scale(${1 / zoom})` }}
          >
            <MousePointer2 className="size-4" style={{ color: colour, fill: colour }} />
            <span
              className="absolute top-4 left-3 whitespace-nowrap rounded-sm px-1.5 py-px font-semibold text-white text-xs"
              style={{ backgroundColor: colour }}
            >
              {name}
            </span>
          </div>
        )
      })}
    </ViewportPortal>
  )
}
