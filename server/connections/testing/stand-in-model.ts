import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type ChatBody = {
  model: string
  messages: { role: string; content: string | null }[]
  tools: { function: { name: string; parameters: unknown } }[]
  max_tokens: number
}
type Call = { headers: Record<string, unknown>; body: ChatBody }

/**
 * A server that behaves like a vendor of language models: key, chat completions with tools, limits with Retry-After, and all the
 * ways in which they go wrong. What the customer said last decides what it does.
 */
export async function standInModel(key: string) {
  const calls: Call[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => {
      text += part
    })
    request.on('end', () => {
      if (request.headers.authorization !== `Bearer ${key}`)
        return send(response, 401, { error: { message: 'Incorrect API key provided' } })
      if (request.url !== '/v1/chat/completions') return send(response, 404, { error: { message: 'Not found' } })
      const body = JSON.parse(text) as ChatBody
      calls.push({ headers: request.headers, body })
      send(response, ...answer(body, calls))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    calls,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function answer(body: ChatBody, calls: Call[]): Answer {
  const last = body.messages.at(-1)
  const saidIn = ({ messages }: ChatBody) => messages.findLast(({ role }) => role === 'user')?.content ?? ''
  const said = saidIn(body)
  if (body.model !== 'stand-in-1') return [404, { error: { message: `The model ${body.model} does not exist` } }]
  if (last?.role === 'tool') return [200, reply(`The result is ${last.content}`)]
  const tries = calls.filter((call) => saidIn(call.body) === said).length
  return answerTo(said, tries, body.tools?.[0]?.function.name ?? '')
}

type Answer = [status: number, body: unknown, headers?: Record<string, string>]

/** What it answers to the words of a customer, the first time and later. Status 0: nothing at all. */
function answerTo(said: string, tries: number, tool: string): Answer {
  switch (said) {
    case 'busy':
      return tries === 1 ? [429, { error: { message: 'Rate limit' } }, { 'retry-after': '1' }] : [200, reply('free again')]
    case 'down':
      return [500, { error: { message: 'The server had an error' } }]
    case 'silence':
      return [0, null]
    case 'no json':
      return [200, tries === 1 ? '{"choices": [' : reply('now json')]
    case 'bad arguments':
      return [200, tries === 1 ? callTo(tool, '{"item": ') : reply('arguments mended')]
    case 'stock':
      return [200, callTo(tool, '{"item": "lamp", "left": 99, "admin": true}')]
    case 'run refund now':
      return [200, callTo('refund', '{"amount": 1000000}')]
    case 'finish':
      return [200, callTo('finish', '{"text": "Noted.", "values": {"item": "lamp", "discount": 100}}')]
    case 'person':
      return [200, callTo('hand_over', '')]
    case 'too long':
      return [200, { choices: [{ finish_reason: 'length', message: { role: 'assistant', content: 'And then' } }] }]
    case 'expensive':
      return [200, reply('That was a lot', 5000)]
    default:
      return [200, reply(`You said: ${said}`)]
  }
}

function reply(content: string, tokens = 20) {
  return { choices: [{ finish_reason: 'stop', message: { role: 'assistant', content } }], usage: { total_tokens: tokens } }
}

function callTo(name: string, given: string) {
  const call = { id: 'call_abc', type: 'function', function: { name, arguments: given } }
  return {
    choices: [{ finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls: [call] } }],
    usage: { total_tokens: 30 },
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  if (status > 0)
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body))
}
