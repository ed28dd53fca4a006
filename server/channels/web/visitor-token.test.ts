import { expect, it } from 'vitest'
import { visitorTokens } from './visitor-token.ts'

const visitor = { visitorId: 'v1', channelId: 'c1', workspaceId: 'w1' }

it('accepts its own tokens and refuses forged, foreign and broken ones', async () => {
  const tokens = visitorTokens('a'.repeat(32))
  const token = await tokens.issue(visitor)
  expect(await tokens.check(token)).toEqual(visitor)
  const [header, , signature] = token.split('.')
  const forged = [header, Buffer.from(JSON.stringify({ sub: 'v2', c: 'c1', w: 'w1' })).toString('base64url'), signature].join('.')
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`
  for (const bad of [forged, none, '', 'abc', await visitorTokens('b'.repeat(32)).issue(visitor)]) {
    await expect(tokens.check(bad)).rejects.toMatchObject({ code: 'wrong-token' })
  }
})
