import type { PendingMessage, Waiting } from './types.ts'

/** The message with its choice: "2" means the second choice of a numbered list, unless a label is the very text. */
export function withNumberedChoice(waiting: Waiting | null, message: PendingMessage): PendingMessage {
  if (message.choiceId !== undefined || waiting?.kind !== 'customer' || !waiting.choices) return message
  const typed = message.text.normalize('NFKC').trim()
  const named = waiting.choices.find((choice) => choice.label === typed)
  const choice = named ?? (/^\d{1,2}$/.test(typed) ? waiting.choices[Number(typed) - 1] : undefined)
  return choice ? { ...message, choiceId: choice.id } : message
}
