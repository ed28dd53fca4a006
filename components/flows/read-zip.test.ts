import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readZip } from './read-zip.ts'

/** Made with another program: one packed and one stored file, a folder entry, a comment behind the end. */
const archive = Uint8Array.from(
  atob(
    'UEsDBBQAAAAIALddd13JPbdSJgAAAOUHAAAQAAAAYWdlbnQvYWdlbnQuanNvbqtWSsksLshJrPRLzE1VslJ6PmWTUq3CKBgFo2AUjIJRMAqGPAAAUEsDBBQAAAAAALddd10AAAAAAAAAAAAAAAAMAAAAYWdlbnQvZmxvd3MvUEsDBBQAAAgAALddd13PYiAZBQAAAAUAAAAPAAAAYWdlbnQvw5xuw68udHh0cGxhaW5QSwECFAMUAAAACAC3XXddyT23UiYAAADlBwAAEAAAAAAAAAAAAAAAgAEAAAAAYWdlbnQvYWdlbnQuanNvblBLAQIUAxQAAAAAALddd10AAAAAAAAAAAAAAAAMAAAAAAAAAAAAEAD9QVQAAABhZ2VudC9mbG93cy9QSwECFAMUAAAIAAC3XXddz2IgGQUAAAAFAAAADwAAAAAAAAAAAAAAgAF+AAAAYWdlbnQvw5xuw68udHh0UEsFBgAAAAADAAMAtQAAALAAAAAMAG1hZGUgYnkgaGFuZA==',
  ),
  (character) => character.charCodeAt(0),
)

test('reads packed and stored files with their paths', async () => {
  const files = await readZip(archive)
  expect([...files.keys()]).toEqual(['agent/agent.json', 'agent/Ünï.txt'])
  expect(JSON.parse(files.get('agent/agent.json') ?? '')).toEqual({ displayName: '甲' })
  expect(files.get('agent/Ünï.txt')).toBe('plain')
})

test('refuses what is no archive', async () => {
  await expect(readZip(new TextEncoder().encode('{"project":{}}'))).rejects.toThrow('not a zip archive')
  await expect(readZip(new Uint8Array(0))).rejects.toThrow()
})

test('a damaged archive is refused or read, and always comes to an end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(archive.length - 1), fc.nat(255), async (at, value) => {
      const damaged = archive.slice()
      damaged[at] = value
      await readZip(damaged).catch(() => null)
    }),
    { numRuns: 200 },
  )
})
