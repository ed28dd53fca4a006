import type { Command } from './types.ts'

type Say = Extract<Command, { kind: 'say' }>

/**
 * Neighbours that are plain text are joined, from the first on, until there are at most so many or nothing fits any more. Nothing is
 * dropped. The other commands keep their order.
 */
export function joinMessages(commands: Command[], most: number, longest: number): Command[] {
  let says = commands.filter((command) => command.kind === 'say').length
  if (says <= most) return commands
  const result: Command[] = []
  for (const command of commands) {
    const at = result.findLastIndex((item) => item.kind === 'say')
    const before = result[at]
    if (command.kind === 'say' && before?.kind === 'say' && says > most && canJoin(before, command, longest)) {
      result.splice(at, 1)
      result.push({ ...command, text: `${before.text}\n${command.text}` })
      says -= 1
    } else result.push(command)
  }
  return result
}

function canJoin(first: Say, second: Say, longest: number): boolean {
  const plain = !first.choices && !first.content && !first.widget && !second.content
  return plain && first.epoch === second.epoch && first.text.length + 1 + second.text.length <= longest
}
