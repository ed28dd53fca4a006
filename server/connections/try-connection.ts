import type { Actor } from '../identity/actor.ts'
import { demand } from '../identity/permissions.ts'
import { askModel } from '../runtime/effects/assistant/ask-model.ts'
import { EffectFailure } from '../runtime/effects/effect.ts'
import { sendMail } from '../runtime/effects/notify/send-mail.ts'
import type { Services } from '../services.ts'
import type { ConnectionInput } from './connection-kinds.ts'
import { keptSecret } from './kept-secret.ts'

/** `code` as a flow would see it; `message` in the words of whoever refused. */
export type Tried = { ok: true } | { ok: false; code: string; message: string }

/** Uses a service as it is entered, before it is saved: asks the model for a word, or sends a mail to whoever tries it. */
export async function tryConnection(services: Pick<Services, 'db' | 'config'>, actor: Actor, input: ConnectionInput): Promise<Tried> {
  demand(actor, 'workspace.manage')
  const secret = await keptSecret(services, actor.workspaceId, input)
  const context = { allowPrivateHttp: services.config.allowPrivateHttp, signal: AbortSignal.timeout(20_000) }
  try {
    if (input.kind === 'assistant') {
      const body = { messages: [{ role: 'user', content: 'Say OK.' }], max_tokens: 16 }
      await askModel({ settings: input.settings, secret }, body, { ...context, idempotencyKey: crypto.randomUUID() })
    } else {
      const { email } = await services.db.prisma.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true } })
      const mail = { to: email, subject: 'Tandem', text: 'Flows can send e-mail. / 流程可以发送邮件了。', messageId: crypto.randomUUID() }
      await sendMail({ settings: input.settings, secret }, mail, context)
    }
    return { ok: true }
  } catch (error) {
    if (error instanceof EffectFailure) return { ok: false, code: error.code, message: error.message }
    throw error
  }
}
