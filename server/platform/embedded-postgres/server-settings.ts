import { totalmem } from 'node:os'

/** Settings given on the command line of the server, so that a change of ours reaches clusters made earlier. */
export function serverSettings(input: {
  port: number
  durable: boolean
  maxConnections: number
}): [name: string, value: string | number][] {
  const safe = input.durable ? 'on' : 'off'
  const megabytes = Math.round(totalmem() / 1024 ** 2)
  return [
    ['port', input.port],
    ['listen_addresses', '127.0.0.1'],
    // No socket in a shared folder: several clusters of several people run side by side.
    ['unix_socket_directories', ''],
    ['max_connections', input.maxConnections],
    ['fsync', safe],
    ['synchronous_commit', safe],
    ['full_page_writes', safe],
    ['shared_buffers', `${input.durable ? Math.min(512, Math.max(128, Math.round(megabytes / 8))) : 128}MB`],
    ['effective_cache_size', `${Math.max(512, Math.round(megabytes / 2))}MB`],
    ['max_wal_size', '2GB'],
    ['random_page_cost', '1.1'],
    // Every statement of ours is short; compiling one costs more than running it.
    ['jit', 'off'],
    ['timezone', 'UTC'],
    ['log_timezone', 'UTC'],
    ['log_checkpoints', 'off'],
  ]
}
