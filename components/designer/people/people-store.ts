import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PersonNews } from '../../../server/projects/follow-draft.ts'
import type { Point } from '../canvas/geometry.ts'

/** Somebody else who has this project open. One who has it open twice is there twice. */
export type Person = { visitId: string; memberId: string; name: string; colour: string; flowId: string; cards: string[] }
/** Pointers change many times a second and are kept apart, so that who only cares where people are is not asked each time. */
export type PeopleState = { people: readonly Person[]; cursors: ReadonlyMap<string, Point> }

/** White letters on them can be read (4.5:1 and better), in light and dark. */
const colours = ['#6d28d9', '#be185d', '#0f766e', '#b45309', '#1d4ed8', '#4d7c0f']

/** Without a sign of life for so long (ms), somebody is gone: a page that was closed cannot always say so. */
export const GONE_AFTER = 35_000
/** A sign of life at least so often (ms). */
export const SIGN_EVERY = 12_000

export type PeopleStore = StoreApi<PeopleState> & {
  /** @returns whether it is somebody new, who knows nothing of us yet */
  hear(news: PersonNews, now: number): boolean
  /** Takes out those who have not been heard of for long. */
  forget(now: number): void
}

export function createPeopleStore(): PeopleStore {
  const store = createStore<PeopleState>()(() => ({ people: [], cursors: new Map() }))
  const heard = new Map<string, number>()

  const remove = (gone: ReadonlySet<string>): void => {
    if (gone.size === 0) return
    for (const visitId of gone) heard.delete(visitId)
    store.setState(({ people, cursors }) => ({
      people: people.filter(({ visitId }) => !gone.has(visitId)),
      cursors: new Map([...cursors].filter(([visitId]) => !gone.has(visitId))),
    }))
  }
  return {
    ...store,
    hear({ visitId, memberId, name, place }, now) {
      if (!place) {
        remove(new Set([visitId]))
        return false
      }
      const isNew = !heard.has(visitId)
      heard.set(visitId, now)
      const { people, cursors } = store.getState()
      const { flowId, cards, cursor } = place
      const known = people.find((person) => person.visitId === visitId)
      const same = known && known.flowId === flowId && known.cards.join() === cards.join() && known.name === name
      const person = { visitId, memberId, name, colour: known?.colour ?? colourFor(memberId, people), flowId, cards }
      const moved = new Map(cursors)
      if (cursor) moved.set(visitId, cursor)
      else moved.delete(visitId)
      store.setState({
        people: same ? people : known ? people.map((each) => (each === known ? person : each)) : [...people, person],
        cursors: cursor || cursors.has(visitId) ? moved : cursors,
      })
      return isNew
    },
    forget(now) {
      remove(new Set([...heard].flatMap(([visitId, at]) => (now - at > GONE_AFTER ? [visitId] : []))))
    },
  }
}

/** The same person has the same colour; of the others, one that nobody has yet. */
function colourFor(memberId: string, people: readonly Person[]): string {
  const own = people.find((person) => person.memberId === memberId)
  const taken = new Set(people.map(({ colour }) => colour))
  return own?.colour ?? colours.find((colour) => !taken.has(colour)) ?? colours[people.length % colours.length] ?? '#6d28d9'
}
