import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { readJson } from './read-json.ts'

/**
 * What somebody would write by hand for one fixed dialogue: state in a row, one prepared statement a turn (an update and two
 * inserts), no interpreter, no dedupe, no log. As fast as a turn can be when every turn commits by itself.
 */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 32 })
const answers = [
  '您好，我是小丹。请问需要什么帮助？',
  '请告诉我订单号。',
  '没看懂，请再发一次。',
  '订单 SF-20260001 已由顺丰发出。还有什么可以帮您？',
  '请打分（1–5）。',
  '谢谢！再见！',
]

const statement = `
  WITH turn AS (
    INSERT INTO reference_conversation (id, version, state) VALUES ($1, 1, $2)
    ON CONFLICT (id) DO UPDATE SET version = reference_conversation.version + 1, state = $2 RETURNING version
  )
  INSERT INTO reference_event (conversation_id, seq, body)
  SELECT $1, turn.version * 2 - 1, $3::jsonb FROM turn UNION ALL SELECT $1, turn.version * 2, $4::jsonb FROM turn`

const server = createServer(async (request, response) => {
  try {
    const { visitor, id, turn, event } = await readJson<{ visitor: string; id: string; turn: number; event: { text?: string } }>(request)
    const said = { kind: 'message.customer', text: event.text ?? '', clientId: id }
    const reply = { kind: 'message.bot', text: answers[turn] ?? '' }
    const state = {
      step: turn,
      waiting: { kind: 'customer', nodeId: `n${turn}` },
      variables: { order_number: 'SF-20260001' },
      language: 'zh-CN',
    }
    await pool.query({
      name: 'turn',
      text: statement,
      values: [visitor, JSON.stringify(state), JSON.stringify(said), JSON.stringify(reply)],
    })
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ events: [said, reply] }))
  } catch (error) {
    console.error(error)
    response.writeHead(500).end()
  }
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
process.stdin.resume().on('end', () => process.exit())
