import { isRecord } from '../../document/same.ts'
import type { CompiledNode } from '../../engine/program.ts'
import type { EffectRequest, Json, JsonObject } from '../../engine/types.ts'
import type { Wish } from './wishes.ts'

/** Most ways one call is answered. */
const MAX_VARIANTS = 16

/** How another system could answer a node's call so that its outcomes differ. */
export function answerVariants(node: CompiledNode | undefined, request: EffectRequest, wishes: readonly Wish[]): Json[] {
  switch (request.kind) {
    case 'knowledge':
      return [{ answers: [{ entryId: 'k1', title: '答案', text: '这是知识库里的回答。', score: 0.95 }] }, { answers: [] }]
    case 'ticket':
      return [{ id: 't1', number: 1001 }]
    case 'http':
      return bodies(node, wishes, 'mappings').map((body) => ({ status: 200, headers: {}, body }))
    case 'automation':
      return bodies(node, wishes, 'outputs').map((output) => ({ runId: 'run-1', output }))
    case 'code':
      return bodies(node, wishes, 'outputs').map((output) => ({ output }))
    case 'approval':
      return [
        { decision: 'approved', text: request.text, by: '' },
        { decision: 'declined', text: '', by: '' },
      ]
    case 'assistant':
      return [
        { outcome: 'done', text: '', values: {} },
        { outcome: 'needsHuman', text: '' },
      ]
    case 'recommend':
      return [{ items: [{ id: 'i1', title: '推荐', text: '', image: '', url: '' }] }, { items: [] }]
    case 'extract':
      return [{ values: Object.fromEntries(request.fields.map(({ id }) => [id, '1'])) }, { values: {} }]
    default:
      return [{}, { ok: true }]
  }
}

/** Bodies that fulfil what conditions wish of the variables the node fills from them. */
function bodies(node: CompiledNode | undefined, wishes: readonly Wish[], rows: 'mappings' | 'outputs'): Json[] {
  const settings = node?.parsed.settings
  const mappings = isRecord(settings) && Array.isArray(settings[rows]) ? settings[rows] : []
  const all = [{}, ...wishes].map((wish) => bodyFor(mappings, wish))
  return [...new Map(all.map((body) => [JSON.stringify(body), body])).values()].slice(0, MAX_VARIANTS)
}

/** A body whose mapped parts fulfil what is wished of the variables they go to. */
function bodyFor(mappings: readonly unknown[], wish: Wish): Json {
  let body: Json = {}
  for (const mapping of mappings) {
    if (!isRecord(mapping) || typeof mapping.variable !== 'string' || typeof mapping.path !== 'string') continue
    let value: Json | undefined
    for (const [path, wished] of Object.entries(wish)) {
      if (path === mapping.variable) value = wished
      else if (path.startsWith(`${mapping.variable}.`))
        value = put(isObject(value) ? value : {}, path.slice(mapping.variable.length + 1).split('.'), wished)
    }
    if (value === undefined) continue
    const steps = mapping.path
      .replaceAll(/\[(\d+)\]/g, '.$1')
      .split('.')
      .filter((step) => step !== '')
    if (steps[0] === 'status' || steps[0] === 'headers') continue
    body = put(body, steps[0] === 'body' ? steps.slice(1) : steps, value)
  }
  return body
}

function put(target: Json | undefined, path: readonly string[], value: Json): Json {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (/^\d+$/.test(first)) {
    const list = Array.isArray(target) ? [...target] : []
    list[Number(first)] = put(list[Number(first)], rest, value)
    return Array.from(list, (item) => item ?? null)
  }
  const object: JsonObject = isObject(target) ? { ...target } : {}
  object[first] = put(object[first], rest, value)
  return object
}

function isObject(value: Json | undefined): value is JsonObject {
  return isRecord(value)
}
