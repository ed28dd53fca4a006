import { AppError } from '../../platform/errors.ts'
import type { WebChannelDeps } from './deps.ts'
import type { WebChannel } from './load-channel.ts'
import type { SessionRequest, SessionResponse } from './protocol.ts'
import { toVisitorEvents } from './visitor-events.ts'
import type { Visitor, VisitorTokens } from './visitor-token.ts'

/** Recognises a returning visitor by token or makes a new one; nothing is stored until they say something. */
export async function openSession(options: {
  deps: WebChannelDeps
  tokens: VisitorTokens
  channel: WebChannel
  request: SessionRequest
}): Promise<SessionResponse> {
  const { deps, tokens, channel, request } = options
  if (!channel.versionId) throw new AppError('channel-not-published', 'nothing is published to this channel')
  const known = request.token ? await returning(tokens, request.token, channel) : null
  const visitor: Visitor = known ?? {
    ...(request.locale ? { locale: request.locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en' } : {}),
    visitorId: deps.newVisitorId(),
    channelId: channel.id,
    workspaceId: channel.workspaceId,
  }
  const conversation = known ? await deps.currentConversation(visitor) : null
  const events = conversation ? await deps.readEvents({ visitor, conversationId: conversation.id, afterSeq: 0 }) : []
  const { settings } = channel
  return {
    token: await tokens.issue(visitor),
    visitorId: visitor.visitorId,
    channel: {
      name: channel.name,
      title: settings.title ?? {},
      subtitle: settings.subtitle ?? {},
      accent: settings.accent ?? null,
      language: settings.language ?? 'zh-CN',
    },
    conversation,
    events: toVisitorEvents(events),
  }
}

/** An expired or foreign token is no reason to turn somebody away: they simply start anew. */
async function returning(tokens: VisitorTokens, token: string, channel: WebChannel): Promise<Visitor | null> {
  try {
    const visitor = await tokens.check(token)
    return visitor.channelId === channel.id && visitor.workspaceId === channel.workspaceId ? visitor : null
  } catch {
    return null
  }
}
