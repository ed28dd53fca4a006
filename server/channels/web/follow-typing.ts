import type { WebChannelDeps } from './deps.ts'
import type { TypingUpdate } from './protocol.ts'
import type { Visitor } from './visitor-token.ts'

type Parts = Pick<WebChannelDeps, 'typing' | 'shardOf' | 'shardForVisitor' | 'currentConversation'> & {
  runtime: Pick<WebChannelDeps['runtime'], 'hints'>
}

/** Tells a visitor's stream who types in their conversation: an agent, or the bot during a pause of its flow. Lossy. @returns the end of it */
export function followTyping(parts: Parts, visitor: Visitor, tell: (typing: TypingUpdate) => Promise<void>): () => void {
  const shard = parts.shardForVisitor(visitor)
  const tellIf = async (conversationId: string, typing: TypingUpdate) => {
    if (parts.shardOf(conversationId) !== shard) return
    const current = await parts.currentConversation(visitor)
    if (current?.id === conversationId) await tell(typing)
  }
  const agents = parts.typing?.subscribe(({ by, conversationId }) => {
    if (by === 'agent') void tellIf(conversationId, { by }).catch(() => undefined)
  })
  const bot = parts.runtime.hints.subscribe(({ conversationId, lastSeq, typing }) => {
    if (typing !== undefined)
      void tellIf(conversationId, { by: 'bot', conversationId, afterSeq: lastSeq, millis: typing }).catch(() => undefined)
  })
  return () => {
    agents?.()
    bot()
  }
}
