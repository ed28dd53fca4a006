import type { Config } from './config.ts'

/** host or host:port that flows may call although the address is private: those configured, and in a demo the demo shop, which is this very server. */
export function privateHttpHosts(config: Pick<Config, 'allowPrivateHttp' | 'demo' | 'publicUrl' | 'host' | 'port'>): string[] {
  const own = config.demo ? [new URL(config.publicUrl).host, `127.0.0.1:${config.port}`, `${config.host}:${config.port}`] : []
  return [...config.allowPrivateHttp, ...own]
}
