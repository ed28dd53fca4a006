import { describe, expect, test } from 'vitest'
import type { ChannelCapabilities, Command, MessageContent } from '../engine/types.ts'
import { playExample } from '../testing/play-example.ts'
import { channelProfiles } from '../testing/world.ts'
import type { NodeExample } from './definition.ts'
import { nodeRegistry } from './registry.ts'

/**
 * Every node type on every kind of channel: what is said keeps to the channel's limits, nothing the full web channel shows is
 * lost, and the flow goes the same way with the same values.
 */
for (const definition of nodeRegistry) {
  const examples = definition.examples.filter((example) => !example.facts?.channel)
  describe(definition.type, () => {
    test('has an example to show on every channel', () => expect(examples.length).toBeGreaterThan(0))
    for (const example of examples) {
      test.each(Object.keys(channelProfiles))(`${example.name}: %s`, (profile) => {
        const channel = channelProfiles[profile]
        if (!channel) throw new Error(profile)
        const full = playExample(definition, example)
        const played = playExample(definition, example, { facts: { channel }, events: eventsFor(example, channel.capabilities) })

        const says = saysOf(played.commands)
        for (const say of says) keepsToLimits(say, channel.capabilities)
        const shown = compact(says.flatMap(shownBy).join(' '))
        for (const part of saysOf(full.commands).flatMap(shownBy)) expect(shown).toContain(compact(part))
        expect(played.ports).toEqual(full.ports)
        expect(played.state.variables).toEqual(full.state.variables)
        expect(others(played.commands)).toEqual(others(full.commands))
      })
    }
  })
}

type Say = Extract<Command, { kind: 'say' }>

function eventsFor({ events = [], without = {} }: NodeExample, can: ChannelCapabilities) {
  if (without.forms && !can.forms) return without.forms
  if (without.multipleChoice && !can.multipleChoice) return without.multipleChoice
  return events
}

function saysOf(commands: Command[]): Say[] {
  return commands.filter((command) => command.kind === 'say')
}

/** Everything else that is commanded, without ids: those depend on how many messages there were. */
function others(commands: Command[]): object[] {
  return commands.filter((command) => command.kind !== 'say').map((command) => ({ ...command, id: '' }))
}

function keepsToLimits({ text, choices = [], multiple, content }: Say, can: ChannelCapabilities): void {
  expect(text.length).toBeLessThanOrEqual(can.textLength)
  expect(choices.length).toBeLessThanOrEqual(Math.max(can.buttons, can.listRows ?? 0))
  for (const { label } of choices) expect(label.length).toBeLessThanOrEqual(can.buttonLength ?? 1000)
  if (multiple) expect(can.multipleChoice).toBe(true)
  if (content?.kind === 'cards') expect(content.cards.length).toBeLessThanOrEqual(Math.max(can.carousel ?? 0, can.cards ? 1 : 0))
  if (content) expect(ableTo(content, can)).toBe(true)
}

function ableTo({ kind }: MessageContent, can: ChannelCapabilities): boolean {
  return (
    { image: can.images, file: can.files, link: can.cards, cards: can.cards || (can.carousel ?? 0) > 0, form: can.forms }[kind] === true
  )
}

/** Every text and address of a message. The numbers of a scale are no information of their own: the invitation says which it is. */
function shownBy({ text, choices = [], content, widget }: Say): string[] {
  const labels = widget === 'rating' || widget === 'nps' ? [] : choices.map((choice) => choice.label)
  return [...text.split('\n'), ...labels, ...(content ? partsOf(content) : [])].filter((part) => part !== '')
}

function partsOf(content: MessageContent): string[] {
  switch (content.kind) {
    case 'image':
      return [content.url, content.caption]
    case 'file':
      return [content.url, content.name]
    case 'link':
      return [content.url, content.title]
    case 'cards':
      return content.cards.flatMap(({ title, text, image, link }) => [title, text, image, link?.url ?? '', link?.label ?? ''])
    case 'form':
      return content.fields.flatMap(({ label, options = [] }) => [label, ...options])
  }
}

function compact(text: string): string {
  return text.replace(/\s+/g, '')
}
