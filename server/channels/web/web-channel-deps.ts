import { randomUUID } from 'node:crypto'
import { typingOf } from '../../desk/signals.ts'
import { type FileOwner, receiveFile } from '../../files/receive-file.ts'
import { takeFiles } from '../../files/take-files.ts'
import { clientAddress } from '../../platform/http/client-address.ts'
import { shardOfContact, shardOfConversation } from '../../runtime/conversation-id.ts'
import type { Services } from '../../services.ts'
import type { WebChannelDeps } from './deps.ts'
import { visitorConversations } from './visitor-conversations.ts'
import type { Visitor } from './visitor-token.ts'

/** The web channel's needs, met by the running server. */
export function webChannelDeps(services: Services): WebChannelDeps {
  const shardForVisitor = (visitor: Visitor): number => shardOfContact({ ...visitor, externalId: visitor.visitorId })
  const conversations = visitorConversations(services.db.pool, shardForVisitor)
  return {
    pool: services.db.pool,
    runtime: services.runtime,
    secret: services.config.secret,
    publicUrl: services.config.publicUrl,
    limits: { messagesPerMinute: 120, sessionsPerMinute: 60 },
    newVisitorId: randomUUID,
    addressOf: (c) => clientAddress(c, services.config),
    shardOf: shardOfConversation,
    shardForVisitor,
    currentConversation: conversations.current,
    readEvents: conversations.events,
    receiveFile: (visitor, file) => receiveFile(services, ownerOf(visitor), file),
    takeFiles: (visitor, fileIds) => takeFiles(services, ownerOf(visitor), fileIds),
    queuePosition: services.queuePosition,
    typing: typingOf(services.signals),
  }
}

function ownerOf({ workspaceId, channelId, visitorId }: Visitor): FileOwner {
  return { workspaceId, channelId, visitorId }
}
