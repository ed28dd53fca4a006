import type { AssistantMessage, AssistantResult, Json, JsonObject } from '../../engine/types.ts'
import { compilePattern } from '../../expressions/pattern.ts'
import { getField, toText } from '../../expressions/values.ts'
import type { Next, NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import type { AssistantSettings } from './definition.ts'

/** Exchanges kept for the model, and the longest of each: the state must not grow with the talk. */
const MAX_KEPT = 12
const MAX_KEPT_LENGTH = 800
/** Tools run for one message of the customer. */
const MAX_TOOLS = 5

/** A model talks to the customer until it is done, within limits. It only ever says what passes the guardrails and runs the flows it was given. */
export function compileAssistant(settings: AssistantSettings, compiler: NodeCompiler): RunnableNode {
  const { values, maxTurns, answerTokens, maxTokens, timeoutSeconds } = settings
  const tools = settings.tools.map((tool) => ({ ...tool, inputs: compiler.inputsOf(tool.flowId) }))
  const goalOf = compiler.template(settings.goal)
  const forbidden = settings.forbidden.map((text) => compilePattern(`(?i)${text}`))

  function kept(run: NodeRun): AssistantMessage[] {
    return (Array.isArray(run.memory.kept) ? run.memory.kept : []) as AssistantMessage[]
  }

  function keep(run: NodeRun, message: AssistantMessage): void {
    run.memory.kept = [...kept(run), { ...message, text: message.text.slice(0, MAX_KEPT_LENGTH) }].slice(-MAX_KEPT)
  }

  function ask(run: NodeRun): Next {
    const effect = {
      kind: 'assistant' as const,
      session: toText(run.memory.session ?? ''),
      goal: goalOf(run).slice(0, 4000),
      language: run.language,
      messages: kept(run),
      tools: tools.map(({ name, description, inputs }) => ({
        name,
        description,
        inputs: inputs.map(({ id, name: label, type }) => ({ id, name: label, type })),
      })),
      values: values.map(({ name }) => name).filter((name) => name !== ''),
      answerTokens,
    }
    return { waitFor: 'effect', effect, timeoutMs: timeoutSeconds * 1000 }
  }

  /** A turn of the customer; after so many a person is better. */
  function hear(run: NodeRun, text: string): Next {
    const turns = Number(run.memory.turns ?? 0) + 1
    if (turns > maxTurns || Number(run.memory.tokens ?? 0) >= maxTokens) return { port: 'needsHuman' }
    run.memory.turns = turns
    run.memory.tools = 0
    keep(run, { from: 'customer', text })
    return ask(run)
  }

  function runTool(run: NodeRun, name: string, input: Json): Next {
    const tool = tools.find((item) => item.name === name)
    const count = Number(run.memory.tools ?? 0) + 1
    if (!tool || count > MAX_TOOLS) return fail(run)
    run.memory.tools = count
    run.memory.tool = name
    const given = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {}
    // Only what the flow declares: whatever else the model makes up is dropped.
    const inputs = Object.fromEntries(tool.inputs.flatMap(({ id }) => (given[id] === undefined ? [] : [[id, given[id]]])))
    run.memory.input = JSON.stringify(inputs).length <= MAX_KEPT_LENGTH ? inputs : {}
    return { call: tool.flowId, inputs }
  }

  function fail(run: NodeRun): Next {
    run.failed()
    return { port: 'failed' }
  }

  function take(run: NodeRun, result: Json): Next {
    const outcome = getField(result, 'outcome') as AssistantResult['outcome']
    const text = toText(getField(result, 'text')).trim()
    const tokens = Number(run.memory.tokens ?? 0) + Math.max(0, Number(getField(result, 'tokens') ?? 0) || 0)
    run.memory.tokens = tokens
    if (forbidden.some((pattern) => pattern?.test(text))) return fail(run)
    // What was paid for is still said or taken; only asking again would cost more.
    if (outcome === 'tool' && tokens >= maxTokens) return { port: 'needsHuman' }
    if (outcome === 'tool') return runTool(run, toText(getField(result, 'tool')), getField(result, 'input'))
    if (outcome === 'reply') {
      if (text === '') return fail(run)
      keep(run, { from: 'assistant', text })
      run.understood()
      run.say(text)
      return { waitFor: 'customer' }
    }
    if (outcome === 'done') {
      for (const { name, variable } of values) run.set(variable, getField(getField(result, 'values'), name))
      run.say(text)
      return { port: 'done' }
    }
    return outcome === 'needsHuman' ? { port: 'needsHuman' } : fail(run)
  }

  return {
    enter(run) {
      run.memory.session = `${run.nodeId}.${run.state.step}`
      const said = run.message?.text.trim() ?? ''
      return said === '' ? { waitFor: 'customer' } : hear(run, said)
    },
    repeat: () => ({ waitFor: 'customer' }),
    resume(run, event) {
      if (event.kind === 'message') return hear(run, event.text)
      if (event.kind === 'returned') {
        const input = run.memory.input as JsonObject
        keep(run, { from: 'tool', text: JSON.stringify(event.outputs), tool: toText(run.memory.tool ?? ''), input })
        return ask(run)
      }
      if (event.kind !== 'effect' || !event.ok) return { port: 'failed' }
      return take(run, event.result)
    },
  }
}
