import type { MessageCard, MessageContent } from '../../engine/types.ts'
import type { NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import { stickyChance } from '../shared/sticky.ts'
import { webAddress } from '../shared/web-address.ts'
import type { MessageSettings } from './definition.ts'

export function compileMessage(settings: MessageSettings, compiler: NodeCompiler): RunnableNode {
  const { text, variants, sticky } = settings
  const texts = [text, ...variants].map((item) => compiler.template(item))
  const contentOf = compileContent(settings, compiler)
  return {
    enter(run) {
      const chance = texts.length === 1 ? 0 : sticky ? stickyChance(run) : run.random()
      const said = texts[Math.floor(chance * texts.length)]?.(run) ?? ''
      const content = contentOf?.(run)
      run.say(said, content ? { content } : {})
      return { port: 'next' }
    },
  }
}

type ContentOf = (run: NodeRun) => MessageContent | null

/** Null for a message that is only text. What has no address a browser may open is not shown. */
function compileContent({ show, url, caption, cards }: MessageSettings, compiler: NodeCompiler): ContentOf | null {
  if (show === 'text') return null
  if (show === 'cards') {
    const makers = cards.map((card) => compileCard(card, compiler))
    return (run) => {
      const made = makers.map((make) => make(run)).filter(({ title, text, image, link }) => title + text + image !== '' || link)
      return made.length === 0 ? null : { kind: 'cards', cards: made }
    }
  }
  const address = compiler.template(url, 'url')
  const about = compiler.template(caption)
  return (run) => {
    const target = webAddress(address(run))
    const said = about(run).trim()
    if (target === '') return null
    if (show === 'image') return { kind: 'image', url: target, caption: said }
    if (show === 'file') return { kind: 'file', url: target, name: said || fileName(target) }
    return { kind: 'link', url: target, title: said || target }
  }
}

function compileCard(card: MessageSettings['cards'][number], compiler: NodeCompiler): (run: NodeRun) => MessageCard {
  const [title, text, label] = [card.title, card.text, card.linkLabel].map((item) => compiler.template(item))
  const [image, url] = [card.image, card.url].map((item) => compiler.template(item, 'url'))
  return (run) => {
    const target = webAddress(url?.(run) ?? '')
    return {
      title: title?.(run).trim() ?? '',
      text: text?.(run).trim() ?? '',
      image: webAddress(image?.(run) ?? ''),
      link: target === '' ? null : { label: label?.(run).trim() || target, url: target },
    }
  }
}

function fileName(url: string): string {
  const path = url.split(/[?#]/)[0] ?? url
  return path.slice(path.lastIndexOf('/') + 1) || url
}
