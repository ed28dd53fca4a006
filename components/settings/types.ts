import type { ApiOutputs } from '../api/use-api.ts'

export type Workspace = ApiOutputs['workspace']['get']
export type Member = ApiOutputs['members']['list'][number]
export type Queue = ApiOutputs['queues']['list'][number]
export type CannedReply = ApiOutputs['cannedReplies']['list'][number]
