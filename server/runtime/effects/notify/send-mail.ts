import { promises as dns } from 'node:dns'
import { createTransport } from 'nodemailer'
import type { Connection } from '../../../connections/load-connection.ts'
import { EffectFailure } from '../effect.ts'
import { isPublicAddress, PrivateAddress } from '../http/address-check.ts'

export type Mail = {
  to: string
  subject: string
  text: string /** The same for every attempt at one mail, so that servers can tell. */
  messageId: string
}

const MOST_RECIPIENTS = 10
/** Of one step of the dialogue, ms; the whole is bounded by the signal. */
const STEP = 8_000

/**
 * Gives a mail to the server that is set up. Its address must be public, or allowed by whoever runs this server.
 * @throws EffectFailure bad-address · refused-address · wrong-key · refused · unreachable (retriable)
 */
export async function sendMail(
  { settings, secret }: Connection<'email'>,
  mail: Mail,
  { allowPrivateHttp, signal }: { allowPrivateHttp: readonly string[]; signal: AbortSignal },
): Promise<void> {
  const { host, port, security, user, from, fromName } = settings
  const to = readRecipients(mail.to)
  const allowed = allowPrivateHttp.includes(host) || allowPrivateHttp.includes(`${host}:${port}`)
  const transport = createTransport({
    host: await resolve(host, allowed),
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === '' ? {} : { auth: { user, pass: secret } }),
    // We connect to the very address that was checked; the certificate is that of the name.
    tls: { servername: host },
    connectionTimeout: STEP,
    greetingTimeout: STEP,
    socketTimeout: STEP,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const stop = () => transport.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const { messageId, subject, text } = mail
    await transport.sendMail({
      from: { name: fromName, address: from },
      to,
      subject,
      text,
      messageId: `<${messageId}@${from.split('@')[1]}>`,
    })
  } catch (error) {
    throw asFailure(error)
  } finally {
    signal.removeEventListener('abort', stop)
    transport.close()
  }
}

function readRecipients(text: string): string[] {
  const all = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const wrong = all.find((address) => !/^[^\s@<>"]{1,64}@[^\s@<>",]{1,255}$/.test(address))
  if (all.length === 0 || wrong !== undefined) throw new EffectFailure('bad-address', 'the recipient is no e-mail address')
  if (all.length > MOST_RECIPIENTS) throw new EffectFailure('bad-address', `more than ${MOST_RECIPIENTS} recipients`)
  return all
}

async function resolve(host: string, allowed: boolean): Promise<string> {
  const found = await dns.lookup(host, { all: true }).catch((error) => {
    throw new EffectFailure('unreachable', 'the name of the mail server is not known', { retriable: true, cause: error })
  })
  if (!allowed && found.some(({ address }) => !isPublicAddress(address))) throw new PrivateAddress(host)
  return found[0]?.address ?? host
}

/** What servers refuse for good (5xx) is final; what they put off (4xx) and what breaks on the way is tried again. */
function asFailure(cause: unknown): EffectFailure {
  const { code = '', responseCode = 0, response = '' } = cause as { code?: string; responseCode?: number; response?: string }
  if (code === 'EAUTH') return new EffectFailure('wrong-key', 'the mail server does not accept name and password', { cause })
  if (responseCode >= 500) return new EffectFailure('refused', `the mail server refused: ${response.slice(0, 200)}`, { cause })
  if (responseCode >= 400)
    return new EffectFailure('busy', `the mail server put it off: ${response.slice(0, 200)}`, { retriable: true, cause })
  if (code === 'ETLS' || code === 'ERR_TLS_CERT_ALTNAME_INVALID' || /CERT|SSL/.test(code))
    return new EffectFailure('insecure', 'no secure connection to the mail server could be made', { cause })
  return new EffectFailure('unreachable', 'the mail server cannot be reached', { retriable: true, cause })
}
