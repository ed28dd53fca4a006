/** A customer without a browser: writes through the web channel's public door, as the widget does. */
export type Visitor = { say(text: string): Promise<void>; leave(): Promise<void> }

export async function visit(server: string, locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<Visitor> {
  const door = `${server}/v1/web/demo-shop`
  const { token } = (await post(`${door}/session`, { locale })) as { token: string }
  const send = async (message: object) => {
    await post(`${door}/messages`, { id: crypto.randomUUID(), ...message }, token)
  }
  await send({ kind: 'start' })
  return { say: (text) => send({ kind: 'text', text }), leave: () => send({ kind: 'leave' }) }
}

async function post(url: string, body: object, token?: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
