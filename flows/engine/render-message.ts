import type { ChannelCapabilities, Message, MessageCard, MessageContent } from './types.ts'

/**
 * A message as a channel can show it: what it lacks is told in words, so that nothing the author wrote is lost. Cards become text
 * and link, choices a numbered list, a long text several messages; what can be pressed or looked at stands under the last of them.
 */
export function renderMessage(message: Message, can: ChannelCapabilities): Message[] {
  if (fits(message, can)) return [message]
  const contents = message.content ? renderContent(message.content, can) : []
  const lines = [message.text, ...contents.flatMap((content) => (typeof content === 'string' ? [content] : []))]
  const shown = contents.filter((content) => typeof content !== 'string')
  const asText = message.choices && !choicesFit(message, can)
  // A scale of numbers needs no list to be typed.
  if (asText && message.widget !== 'rating' && message.widget !== 'nps')
    lines.push(...(message.choices ?? []).map((choice, index) => `${index + 1}. ${choice.label}`))
  const text = lines.filter((line) => line !== '').join('\n')
  const { choices: _, multiple: __, content: ___, text: ____, ...rest } = message
  const messages: Message[] = splitText(text, can.textLength).map((part) => ({ text: part }))
  for (const [index, content] of shown.entries()) {
    const host = messages.at(-1)
    if (index === 0 && host) host.content = content
    else messages.push({ text: '', content })
  }
  if (messages.length === 0) messages.push({ text: '' })
  const last = messages[messages.length - 1] as Message
  messages[messages.length - 1] = {
    ...rest,
    ...last,
    ...(message.choices && !asText ? { choices: message.choices } : {}),
    ...(message.multiple && !asText ? { multiple: message.multiple } : {}),
  }
  return messages
}

/** Nearly always: nothing to do. */
function fits(message: Message, can: ChannelCapabilities): boolean {
  return message.text.length <= can.textLength && !message.content && (!message.choices || choicesFit(message, can))
}

function choicesFit({ choices = [], multiple }: Message, can: ChannelCapabilities): boolean {
  if (multiple && !can.multipleChoice) return false
  if (choices.length > Math.max(can.buttons, can.listRows ?? 0)) return false
  const { buttonLength } = can
  return buttonLength === undefined || choices.every((choice) => choice.label.length <= buttonLength)
}

/** What the channel shows of it, and what has to be said instead. */
function renderContent(content: MessageContent, can: ChannelCapabilities): (MessageContent | string)[] {
  switch (content.kind) {
    case 'image':
      return can.images ? [content] : [labelled(content.caption, content.url)]
    case 'file':
      return can.files ? [content] : [labelled(content.name, content.url)]
    case 'link':
      return can.cards ? [content] : [labelled(content.title, content.url)]
    case 'cards': {
      const { cards } = content
      const aside = Math.max(can.carousel ?? 0, can.cards ? 1 : 0)
      if (aside === 0) return cards.map(cardText)
      const groups: MessageContent[] = []
      for (let at = 0; at < cards.length; at += aside) groups.push({ kind: 'cards', cards: cards.slice(at, at + aside) })
      return groups
    }
    case 'form':
      return can.forms ? [content] : content.fields.map((field) => labelled(field.label, (field.options ?? []).join(' / ')))
  }
}

function labelled(label: string, value: string): string {
  return label === '' || label === value ? value : value === '' ? label : `${label}: ${value}`
}

function cardText({ title, text, image, link }: MessageCard): string {
  return [title, text, image, link ? labelled(link.label, link.url) : ''].filter((line) => line !== '').join('\n')
}

/** Sentence ends, best first: a line break, an end mark of Chinese or Latin, then any space or comma. */
const breaks = [/\n(?=[^\n]*$)/, /[。！？!?；;…](?=[^。！？!?；;…]*$)|[.](?=\s[^.]*$)/, /[\s，,、](?=[^\s，,、]*$)/]

/** Pieces of at most `longest` characters, cut after a sentence where there is one in the second half, never inside a character. */
export function splitText(text: string, longest: number): string[] {
  const limit = Math.max(longest, 20)
  const parts: string[] = []
  let rest = text
  while (rest.length > limit) {
    const window = rest.slice(0, limit)
    let at = 0
    for (const pattern of breaks) {
      at = (pattern.exec(window)?.index ?? -1) + 1
      if (at > limit / 2) break
      at = 0
    }
    if (at === 0) at = /[\uD800-\uDBFF]$/.test(window) ? limit - 1 : limit
    parts.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  parts.push(rest)
  return parts.filter((part) => part !== '')
}
