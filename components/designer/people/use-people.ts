'use client'
import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import type { PersonNews } from '../../../server/projects/follow-draft.ts'
import type { DesignerPlace } from '../../../server/projects/tell-place.ts'
import { useApiClient } from '../../api/use-api.ts'
import { newId } from '../../ui/new-id.ts'
import type { Point } from '../canvas/geometry.ts'
import type { DesignerStore } from '../store.ts'
import { createPeopleStore, type PeopleStore, SIGN_EVERY } from './people-store.ts'

export type People = {
  store: PeopleStore
  visitId: string
  hear(news: PersonNews): void
  /** Says again where one is: the line was cut, and the others think one has left. */
  tell(): void
  /** The own pointer on the canvas; null when it left. */
  point(cursor: Point | null): void
}

/** Told at most so often (ms): a pointer that jumps eight times a second is still followed by the eye. */
const TELL_EVERY = 120
/** More chosen cards than these are not told one by one. */
const MOST_CARDS = 20

/** Who else is here, and telling them where one is oneself. What is lost on the way is told again soon. */
export function usePeople(designer: DesignerStore, projectId: string): People {
  const client = useApiClient()
  const [people] = useState(() => {
    const store = createPeopleStore()
    const visitId = newId()
    let cursor: Point | null = null
    let told = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const send = (place: DesignerPlace): void => {
      told = Date.now()
      void client.projects.tellPlace.mutate({ projectId, visitId, place }).catch(() => {})
    }
    const tell = (): void => {
      clearTimeout(timer)
      const { flowId, selectedCards } = designer.getState()
      timer = setTimeout(
        () => send({ flowId, cards: selectedCards.slice(0, MOST_CARDS), cursor }),
        Math.max(0, told + TELL_EVERY - Date.now()),
      )
    }
    return {
      store,
      visitId,
      tell,
      hear: (news: PersonNews): void => {
        if (news.visitId !== visitId && store.hear(news, Date.now())) tell()
      },
      point: (to: Point | null): void => {
        // Alone, one's pointer interests nobody.
        if (to === cursor || store.getState().people.length === 0) return
        cursor = to
        tell()
      },
      stop: () => clearTimeout(timer),
    }
  })
  useEffect(() => {
    people.tell()
    const signs = setInterval(() => {
      people.store.forget(Date.now())
      people.tell()
    }, SIGN_EVERY)
    const unsubscribe = designer.subscribe((now, before) => {
      if (now.flowId !== before.flowId || now.selectedCards !== before.selectedCards) people.tell()
    })
    return () => {
      clearInterval(signs)
      unsubscribe()
      people.stop()
    }
  }, [people, designer])
  return people
}

export const PeopleContext = createContext<People | null>(null)

/** Who has chosen this card: their name and colour. */
export function useHolder(flowId: string, cardId: string): { name: string; colour: string } | null {
  const people = useContext(PeopleContext)
  const [holder, setHolder] = useState<{ name: string; colour: string } | null>(null)
  const find = useCallback(
    () => people?.store.getState().people.find((person) => person.flowId === flowId && person.cards.includes(cardId)) ?? null,
    [people, flowId, cardId],
  )
  useEffect(() => {
    setHolder(find())
    return people?.store.subscribe((now, before) => {
      if (now.people !== before.people) setHolder(find())
    })
  }, [people, find])
  return holder
}
