import { type Arrangement, arrange } from '../../document/arrange.ts'
import { addFrame, addNote } from '../../document/layout-operations.ts'
import { moveNode, neighbours, setStartCard } from '../../document/node-operations.ts'
import { placeCard } from '../../document/operations.ts'
import { freePlace } from '../free-place.ts'
import { boundsOf, type Point } from '../geometry.ts'
import type { Tools } from './tools.ts'

/** Moving and ordering what is there; notes and frames. */
export function createArrangeActions(tools: Tools) {
  const { scene, say, toCanvas, state, document, flow, middle, announce, cardName, select, current } = tools
  return {
    /** Moves the chosen node within its card; past its ends into the card before or behind it. */
    shiftNode(by: 1 | -1): void {
      const { selectedNode, flowId, edit } = state()
      const card = current()
      if (!selectedNode || !card) return
      const at = card.nodes.findIndex((node) => node.id === selectedNode)
      const inside = at + by >= 0 && at + by < card.nodes.length
      const around = neighbours(document(), flowId, card.id)
      const other = inside ? undefined : by > 0 ? around.next[0] : around.before[0]
      if (!inside && !other) {
        announce(say('announce.noMore'))
        return
      }
      const target = inside ? card.id : (other ?? card.id)
      const index = inside ? (by > 0 ? at + 2 : at - 1) : by > 0 ? 0 : (flow()?.cards[target]?.nodes.length ?? 0)
      edit(say('do.shift'), (draft) => moveNode(draft, { flowId, nodeId: selectedNode, cardId: target, index }))
      select([target], selectedNode)
      announce(inside ? say('announce.movedTo', { number: at + by + 1 }) : say('announce.movedInto', { name: cardName(target) }))
    },

    moveNode(nodeId: string, cardId: string, index: number): void {
      const { flowId, edit } = state()
      edit(say('do.shift'), (draft) => moveNode(draft, { flowId, nodeId, cardId, index }))
      select([cardId], nodeId)
      announce(say('announce.movedInto', { name: cardName(cardId) }))
    },

    /** Moves the chosen cards by pixels of the canvas. */
    nudge(by: Point): void {
      const { selectedCards, flowId, edit } = state()
      if (selectedCards.length === 0) return
      const boxes = scene.rest()
      edit(
        say('do.move'),
        (draft) => {
          for (const id of selectedCards) {
            const box = boxes.get(id)
            if (box) placeCard(draft, flowId, id, { x: box.x + by.x, y: box.y + by.y })
          }
        },
        { merge: 'nudge' },
      )
    },

    arrange(how: Arrangement): void {
      const { selectedCards, flowId, edit } = state()
      const boxes = scene.rest()
      const places = arrange(new Map([...boxes].filter(([id]) => selectedCards.includes(id))), how)
      edit(say(`arrange.${how}`), (draft) => {
        for (const [id, place] of places) placeCard(draft, flowId, id, place)
      })
      announce(say(`arrange.${how}`))
    },

    /** Pins the chosen cards, or lets them go when all of them are pinned. */
    togglePin(): void {
      const { selectedCards, flowId, edit } = state()
      const boxes = scene.rest()
      const pinned = selectedCards.every((id) => document().layout[flowId]?.cards[id]?.pinned)
      edit(say(pinned ? 'unpin' : 'pin'), (draft) => {
        for (const id of selectedCards) {
          const box = boxes.get(id)
          if (box) placeCard(draft, flowId, id, box)
          const place = draft.layout[flowId]?.cards[id]
          if (place && pinned) delete place.pinned
          else if (place) place.pinned = true
        }
      })
      announce(say(pinned ? 'unpin' : 'pin'))
    },

    frame(): void {
      const { selectedCards, flowId, edit } = state()
      const boxes = scene.rest()
      const around = boundsOf(selectedCards.flatMap((id) => boxes.get(id) ?? []))
      const corner = toCanvas(middle())
      edit(say('addFrame'), (draft) =>
        addFrame(draft, flowId, {
          name: say('frameName'),
          ...(around
            ? { x: around.x - 24, y: around.y - 56, width: around.width + 48, height: around.height + 80 }
            : { ...corner, width: 560, height: 360 }),
        }),
      )
      announce(say('addFrame'))
    },

    /** Where there is room, if that can be seen; else in the middle of what is looked at. */
    note(): void {
      const { flowId, edit } = state()
      const wanted = toCanvas(middle())
      const bottom = toCanvas({ x: 0, y: window.innerHeight })
      const free = freePlace(scene.rest(), wanted)
      let id = ''
      edit(say('addNote'), (draft) => {
        id = addNote(draft, flowId, { text: '', ...(free.y < bottom.y - 80 ? free : wanted) })
      })
      if (id) state().set({ selectedCards: [], selectedNode: null, selectedExtra: `note:${id}`, editing: `note:${id}` })
      announce(say('addNote'))
    },

    startHere(): void {
      const card = current()
      if (card) state().edit(say('startHere'), (draft) => setStartCard(draft, state().flowId, card.id))
    },
  }
}
