import { isSame } from '../document/same.ts'
import { kindOf } from './find-hearing.ts'
import { currentNode } from './run-nodes.ts'
import type { Turn } from './turn.ts'
import type { Json, PendingMessage } from './types.ts'

/**
 * Notice what the customer says before it is asked for: "a table for 4 at 7 pm" answers two questions that come later, and
 * neither is put then. The question under way comes first: another question of its kind hears the same words only where its own
 * words point at another value. Pressed buttons and forms say nothing beyond themselves. Gives the places of the questions that heard something.
 */
export function hear(turn: Turn, message: PendingMessage): string[] {
  const { hearing } = turn.program
  if (hearing.length === 0 || message.choiceId !== undefined || message.values !== undefined || message.text === '') return []
  const asked = turn.state.waiting?.kind === 'customer' ? currentNode(turn) : null
  const own = asked?.runnable?.reads?.(message.text, turn.facts.now) ?? null
  const askedKind = own === null || !asked ? null : kindOf((asked.parsed.settings ?? {}) as Record<string, unknown>)
  const found = new Map<string, Json>()
  const heard: string[] = []
  for (const { key, node, kind, sort, hasWords, masked } of hearing) {
    if (node === asked) continue
    let value = found.get(sort)
    if (value === undefined) {
      value = node.runnable?.hears?.(message.text, turn.facts.now) ?? null
      found.set(sort, value)
    }
    if (value === null || (kind === askedKind && (!hasWords || isSame(value, own)))) continue
    heard.push(key)
    turn.state.heard = { ...turn.state.heard, [key]: value }
    turn.trace({ kind: 'heard', flowId: node.flow.id, nodeId: node.id, value: masked ? '***' : value })
  }
  return heard
}
