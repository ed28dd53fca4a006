import { type AddressInfo, createServer, type Socket } from 'node:net'

type Received = { from: string; to: string[]; data: string }

/**
 * A mail server of a few commands: sign-in by PLAIN, one message after the other. Recipients decide: `nobody@…` is refused for good,
 * `later@…` put off the first time.
 */
export async function standInMail(login: { user: string; password: string }) {
  const received: Received[] = []
  const putOff = new Set<string>()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let mail: Received = { from: '', to: [], data: '' }
    let signedIn = false
    let inData = false
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const read = (line: string) => {
      if (inData) {
        if (line !== '.') {
          mail.data += `${line}\n`
          return
        }
        inData = false
        received.push(mail)
        mail = { from: '', to: [], data: '' }
        return say('250 2.0.0 taken')
      }
      const [verb = '', argument = ''] = [line.slice(0, 4).toUpperCase(), line.slice(5)]
      const address = /<(.*)>/.exec(argument)?.[1] ?? ''
      if (verb === 'EHLO') return say('250-stand-in\r\n250 AUTH PLAIN')
      if (verb === 'AUTH') {
        signedIn = Buffer.from(argument.replace(/^PLAIN /i, ''), 'base64').toString() === `\0${login.user}\0${login.password}`
        return say(signedIn ? '235 2.7.0 welcome' : '535 5.7.8 wrong name or password')
      }
      if (!signedIn && verb !== 'QUIT') return say('530 5.7.0 sign in first')
      if (verb === 'MAIL') mail.from = address
      if (verb === 'RCPT') {
        if (address.startsWith('nobody@')) return say('550 5.1.1 no such mailbox')
        if (address.startsWith('later@') && !putOff.has(address)) {
          putOff.add(address)
          return say('451 4.7.1 try again later')
        }
        mail.to.push(address)
      }
      if (verb === 'DATA') {
        inData = true
        return say('354 go on')
      }
      if (verb === 'QUIT') return socket.end('221 bye\r\n')
      say('250 ok')
    }
    say('220 stand-in ESMTP')
    socket.on('error', () => {})
    socket.on('data', (part) => {
      const lines = (rest + part.toString('utf8')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) read(line)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    received,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
