import type { Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createHttpServer } from './http-server.ts'

let server: Server
const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.closeAllConnections()
  server.close()
})

async function listen(connections = 100): Promise<number> {
  const patience = { headers: 150, request: 300, look: 50, connections }
  server = createHttpServer((request, response) => {
    request.resume().on('end', () => response.end('done'))
  }, patience)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A connection that sends this and then a letter every 40 ms. @returns when it was cut, ms, and what it was told */
function drip(port: number, begin: string): Promise<{ millis: number; told: string }> {
  const started = performance.now()
  const socket = connect(port, '127.0.0.1', () => socket.write(begin))
  sockets.push(socket)
  const timer = setInterval(() => socket.writable && socket.write('a'), 40)
  let told = ''
  socket.on('data', (data) => {
    told += data
  })
  socket.on('error', () => {})
  return new Promise((resolve) =>
    socket.on('close', () => {
      clearInterval(timer)
      resolve({ millis: performance.now() - started, told })
    }),
  )
}

test('headers a letter at a time are cut off, and others are answered meanwhile', async () => {
  const port = await listen()
  const slow = Array.from({ length: 50 }, () => drip(port, 'POST / HTTP/1.1\r\nHost: x\r\nX-Slow: '))
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('done')
  for (const { millis, told } of await Promise.all(slow)) {
    expect(told).toMatch(/^HTTP\/1.1 408 /)
    expect(millis).toBeLessThan(2000)
  }
})

test('so is a body a letter at a time', async () => {
  const port = await listen()
  const { told } = await drip(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n')
  expect(told).toMatch(/^HTTP\/1.1 408 /)
})

test('connections beyond the bound are refused, not kept waiting', async () => {
  const port = await listen(2)
  const first = [drip(port, 'GET /'), drip(port, 'GET /')]
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect((await drip(port, 'GET /')).told).toBe('')
  await Promise.all(first)
})
