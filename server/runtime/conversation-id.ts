import { createHash, randomBytes } from 'node:crypto'
import type { ContactKey } from './turn-store.ts'

/** 0..1023: everything of one contact lives in one shard. */
export function shardOfContact(key: ContactKey): number {
  const digest = createHash('sha1').update(`${key.workspaceId}|${key.channelId}|${key.externalId}`).digest()
  return digest.readUInt16BE(0) & 1023
}

/** A UUIDv7 (ordered by time) that carries its shard: xxxxxxxx-xxxx-7xxx-[10 + shard bits 9..0 + 4 random]-xxxxxxxxxxxx. */
export function newConversationId(input: { shard: number; now: number }): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(input.now, 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt16BE(0x8000 | ((input.shard & 1023) << 4) | (bytes.readUInt8(9) & 0x0f), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export function shardOfConversation(id: string): number {
  return (Number.parseInt(id.slice(19, 23), 16) >> 4) & 1023
}
