import type { Language, LocalText } from '../document/primitives.ts'
import type { Message, MessageContent } from '../engine/types.ts'
import type { ChoicesSettings } from '../nodes/choices/definition.ts'
import type { FormSettings } from '../nodes/form/definition.ts'
import type { MessageSettings } from '../nodes/message/definition.ts'
import type { ParsedNode } from '../nodes/parse-settings.ts'

/** What a node says, and whose turn it is then. */
export type Talk = {
  says: Message[]
  /** customer: says something next · other: the answer of a system, a timer · none: it goes on at once. */
  then: 'customer' | 'other' | 'none'
  /** Said when the answer is there. */
  after: Message[]
}

/** A value in a text is taken to be this long. */
const VALUE = '·'.repeat(8)
/** An answer out of the knowledge base, or of an assistant, is taken to be this long. */
const ANSWER = '·'.repeat(120)

const withValues = (text: string) => text.replace(/\{\{.*?\}\}/g, VALUE)

/** As long as its texts can get without knowing the values. */
export function talkOf({ definition, settings, uses }: ParsedNode, language: Language): Talk {
  const text = (local: LocalText | undefined) => withValues(local?.[language] ?? '')
  const say = (said: string, more: Omit<Message, 'text'> = {}): Message[] => (said === '' && !more.content ? [] : [{ text: said, ...more }])
  const read = (settings ?? {}) as Record<string, LocalText | undefined> & { source?: unknown }
  const asks = (...says: Message[]): Talk => ({ says, then: 'customer', after: [] })
  switch (settings === null ? '' : definition?.type) {
    case 'message':
      return { says: showOf(settings as MessageSettings, text), then: 'none', after: [] }
    case 'end':
      return { says: say(text(read.message)), then: 'none', after: [] }
    case 'choices': {
      const { choices, multiple, min, max } = settings as ChoicesSettings
      const shown = choices.map(({ id, label }) => ({ id, label: text(label) }))
      return asks({ text: text(read.text), choices: shown, ...(multiple ? { multiple: { min, max } } : {}) })
    }
    case 'form': {
      const [first] = (settings as FormSettings).fields
      return asks(...say([text(read.text), text(first?.label)].filter((line) => line !== '').join('\n')))
    }
    case 'rating':
      return { ...asks(...say(text(read.text))), after: say(text(read.thanks)) }
    case 'intent':
      return read.source === 'last' ? { says: [], then: 'none', after: [] } : asks(...say(text(read.prompt)))
    case 'question':
    case 'leave-message':
      return asks(...say(text(read.text)))
    case 'handoff':
      return asks(...say(text(read.message)))
    case 'assistant':
    case 'run-flow':
      return asks()
    case 'answer':
      return { says: [], then: 'other', after: say(`${text(read.intro)}\n${ANSWER}`) }
    case 'recommend':
      return { says: [], then: 'other', after: say(text(read.text) || VALUE) }
    default:
      return { says: [], then: uses.waits ? 'other' : 'none', after: [] }
  }
}

/** Of several wordings the longest. */
function showOf({ text: own, variants, show, url, caption, cards }: MessageSettings, text: (local: LocalText) => string): Message[] {
  const said = [own, ...variants].map(text).reduce((a, b) => (b.length > a.length ? b : a))
  const content: MessageContent | null =
    show === 'image'
      ? { kind: 'image', url: withValues(url), caption: text(caption) }
      : show === 'file'
        ? { kind: 'file', url: withValues(url), name: text(caption) }
        : show === 'link'
          ? { kind: 'link', url: withValues(url), title: text(caption) }
          : show === 'cards'
            ? {
                kind: 'cards',
                cards: cards.map((card) => ({
                  title: text(card.title),
                  text: text(card.text),
                  image: withValues(card.image),
                  link: card.url === '' ? null : { label: text(card.linkLabel), url: withValues(card.url) },
                })),
              }
            : null
  return said === '' && !content ? [] : [{ text: said, ...(content ? { content } : {}) }]
}
