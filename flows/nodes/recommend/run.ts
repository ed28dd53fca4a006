import type { Json, MessageCard } from '../../engine/types.ts'
import { getField, toText } from '../../expressions/values.ts'
import type { NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import { webAddress } from '../shared/web-address.ts'
import type { RecommendSettings } from './definition.ts'

const TIMEOUT_MS = 10_000

export function compileRecommend(settings: RecommendSettings, compiler: NodeCompiler): RunnableNode {
  const { about, limit, variable } = settings
  const introduce = compiler.template(settings.text)
  const contextOf = compiler.template(settings.context)
  const labelOf = compiler.template(settings.linkLabel)

  function toCard(run: NodeRun, item: Json): MessageCard {
    const url = webAddress(toText(getField(item, 'url')))
    return {
      title: toText(getField(item, 'title')).slice(0, 200),
      text: toText(getField(item, 'text')).slice(0, 500),
      image: webAddress(toText(getField(item, 'image'))),
      link: url === '' ? null : { label: labelOf(run) || url, url },
    }
  }

  return {
    enter(run) {
      const context = contextOf(run).trim().slice(0, 1000)
      return { waitFor: 'effect', effect: { kind: 'recommend', about, context, limit, language: run.language }, timeoutMs: TIMEOUT_MS }
    },
    resume(run, event) {
      if (event.kind !== 'effect' || !event.ok) return { port: 'failed' }
      const found = getField(event.result, 'items')
      const items = (Array.isArray(found) ? found : []).filter((item) => toText(getField(item, 'title')) !== '').slice(0, limit)
      if (items.length === 0) return { port: 'nothing' }
      run.set(variable, items)
      run.say(introduce(run), { content: { kind: 'cards', cards: items.map((item) => toCard(run, item)) } })
      return { port: 'shown' }
    },
  }
}
