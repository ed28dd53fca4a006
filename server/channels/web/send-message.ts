import type { FileFact } from '../../../flows/engine/types.ts'
import { AppError } from '../../platform/errors.ts'
import type { Inbound } from '../../runtime/contract.ts'
import type { WebChannelDeps } from './deps.ts'
import type { WebChannel } from './load-channel.ts'
import type { SendRequest, SendResponse } from './protocol.ts'
import { toVisitorEvents } from './visitor-events.ts'
import type { Visitor } from './visitor-token.ts'

/** Takes one thing a visitor did. The same id again gets the first answer again and has no second effect. */
export async function sendMessage(options: {
  deps: WebChannelDeps
  channel: WebChannel
  visitor: Visitor
  request: SendRequest
}): Promise<SendResponse> {
  const { deps, channel, visitor, request } = options
  if (!channel.versionId) throw new AppError('channel-not-published', 'nothing is published to this channel')
  const receipt = await deps.runtime.receive({
    workspaceId: channel.workspaceId,
    channelId: channel.id,
    externalId: visitor.visitorId,
    inboundId: request.id,
    event: await toEvent(request, (fileIds) => deps.takeFiles(visitor, fileIds)),
    ...(visitor.locale ? { profile: { locale: visitor.locale } } : {}),
  })
  return {
    conversationId: receipt.conversationId,
    duplicate: receipt.duplicate,
    lastSeq: receipt.lastSeq,
    events: toVisitorEvents(receipt.events),
  }
}

async function toEvent(request: SendRequest, take: (fileIds: readonly string[]) => Promise<FileFact[]>): Promise<Inbound['event']> {
  switch (request.kind) {
    case 'text':
      return { kind: 'message', text: request.text }
    case 'choice':
      return { kind: 'message', text: request.text, choiceId: request.choiceId }
    case 'form':
      return { kind: 'message', text: request.text, values: request.values }
    case 'file':
      return { kind: 'message', text: '', files: await take(request.fileIds) }
    case 'leave':
      return { kind: 'left' }
    default:
      return { kind: request.kind }
  }
}
