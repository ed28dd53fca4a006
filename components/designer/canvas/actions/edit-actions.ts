import { parseLinkKey } from '../../../../flows/document/project.ts'
import { toast } from '../../../ui/toast.tsx'
import { copyCards, pasteCards, readClip } from '../../document/clipboard.ts'
import { lastStep } from '../../document/history.ts'
import { removeFrame, removeNote } from '../../document/layout-operations.ts'
import { neighbours } from '../../document/node-operations.ts'
import { cardOfNode, removeCards, removeNode } from '../../document/operations.ts'
import { freePlace } from '../free-place.ts'
import type { Tools } from './tools.ts'

/** Removing, copying, undoing. */
export function createEditActions(tools: Tools, others: { disconnect(from: { nodeId: string; portId: string }): void }) {
  const { scene, say, toCanvas, state, document, flow, middle, nodeName, announce, cardName, select } = tools
  const refuse = (text: string): void => {
    announce(text)
    toast.error(text)
  }
  const actions = {
    remove(): void {
      const { selectedCards, selectedNode, selectedLink, selectedExtra, flowId, edit, set } = state()
      const open = flow()
      if (!open) return
      if (selectedExtra) {
        const [kind, id = ''] = selectedExtra.split(':')
        edit(say('remove'), (draft) => (kind === 'note' ? removeNote(draft, flowId, id) : removeFrame(draft, flowId, id)))
        set({ selectedExtra: null })
        announce(say('announce.removed', { name: say(kind === 'note' ? 'note' : 'frameTitle') }))
        return
      }
      if (selectedLink) {
        others.disconnect(parseLinkKey(selectedLink))
        return
      }
      if (selectedNode) {
        const card = cardOfNode(open, selectedNode)
        const index = card?.nodes.findIndex((node) => node.id === selectedNode) ?? -1
        const gone = card?.nodes[index]
        if (!card || !gone) return
        edit(say('do.removeNode'), (draft) => removeNode(draft, flowId, selectedNode))
        // The neighbour is next: whoever removes by keys goes on from there.
        select([card.id], (card.nodes[index + 1] ?? card.nodes[index - 1])?.id ?? null)
        announce(say('announce.removed', { name: nodeName(gone) }))
        return
      }
      const removable = selectedCards.filter((id) => id !== open.startCardId)
      const [first] = removable
      if (!first) {
        if (selectedCards.length > 0) announce(say('announce.startStays'))
        return
      }
      const name = cardName(first)
      const before = neighbours(document(), flowId, first).before.find((id) => !removable.includes(id))
      edit(say('do.removeCards', { count: removable.length }), (draft) => removeCards(draft, flowId, removable))
      set({ selectedCards: before ? [before] : [], selectedNode: null })
      announce(removable.length === 1 ? say('announce.removed', { name }) : say('announce.removedMany', { count: removable.length }))
    },

    copy(): string | null {
      const { selectedCards, flowId } = state()
      return selectedCards.length > 0 ? copyCards(document(), flowId, selectedCards) : null
    },

    /** Cards from the clipboard; anything else is refused in words and changes nothing. */
    paste(text: string): void {
      if (!text || state().readOnly) return
      const clip = readClip(text)
      if (typeof clip === 'string') {
        refuse(say(`announce.notPasted.${clip}`))
        return
      }
      let ids: string[] = []
      const at = toCanvas(middle())
      state().edit(say('do.paste'), (draft) => {
        ids = pasteCards(draft, state().flowId, clip, freePlace(scene.rest(), at))
      })
      select(ids)
      announce(say('announce.pasted', { count: ids.length }))
    },

    duplicate(): void {
      const text = actions.copy()
      if (text) actions.paste(text)
    },

    undo(): void {
      const label = lastStep(state().history)?.label
      const { refused } = state().undo()
      if (refused) refuse(say('announce.undoRefused', { step: refused.label }))
      else announce(label ? say('undoStep', { step: label }) : say('announce.nothingToUndo'))
    },

    redo(): void {
      const { refused } = state().redo()
      if (refused) refuse(say('announce.redoRefused', { step: refused.label }))
      else announce(say('redo'))
    },
  }
  return actions
}
