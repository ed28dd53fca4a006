import type { Json } from '../../engine/types.ts'
import { getField, toNumber } from '../../expressions/values.ts'
import type { NodeCompiler, RunnableNode } from '../definition.ts'
import type { HttpSettings } from './definition.ts'

export function compileHttp({ method, url, headers, body, mappings, timeoutSeconds }: HttpSettings, compiler: NodeCompiler): RunnableNode {
  const address = compiler.template(url, 'url')
  const head = headers
    .map(({ key, value }) => ({ key: key.trim(), value: compiler.template(value, 'header') }))
    .filter(({ key }) => key !== '')
  const content = compiler.template(body, /^\s*[[{]/.test(body) && !/^\s*\{\{/.test(body) ? 'json' : 'plain')
  const targets = mappings.map(({ path, variable }) => ({ path: parsePath(path), variable }))
  return {
    enter(run) {
      const sent: Record<string, string> = {}
      // A line break in a value would start a header of its own.
      for (const { key, value } of head) sent[key] = value(run).replace(/[\r\n]+/g, ' ')
      const request = {
        kind: 'http' as const,
        method,
        url: address(run).trim(),
        headers: sent,
        body: method === 'GET' || body === '' ? null : content(run),
      }
      return { waitFor: 'effect', effect: request, timeoutMs: timeoutSeconds * 1000 }
    },
    resume(run, event) {
      if (event.kind !== 'effect' || !event.ok) return { port: 'failed' }
      const status = toNumber(getField(event.result, 'status')) ?? 0
      if (status < 200 || status >= 300) {
        run.failed()
        return { port: 'failed' }
      }
      for (const { path, variable } of targets) run.set(variable, path.reduce<Json>(getField, event.result))
      return { port: 'ok' }
    },
  }
}

/** `body.items[0].name` → body, items, 0, name. Without a leading body/status/headers it is looked for in the body. */
function parsePath(path: string): string[] {
  const parts = path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return ['body', 'status', 'headers'].includes(parts[0] ?? '') ? parts : ['body', ...parts]
}
