import type { NodeCompiler, RunnableNode } from '../definition.ts'
import type { MessageSettings } from './definition.ts'

export function compileMessage({ text, variants }: MessageSettings, compiler: NodeCompiler): RunnableNode {
  const texts = [text, ...variants].map((item) => compiler.template(item))
  return {
    enter(run) {
      const chosen = texts.length === 1 ? texts[0] : texts[Math.floor(run.random() * texts.length)]
      run.say(chosen?.(run) ?? '')
      return { port: 'next' }
    },
  }
}
