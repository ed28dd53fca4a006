import type { Entity } from '../../flows/document/entity.ts'
import type { Card, FlowNode, Project } from '../../flows/document/project.ts'
import { projectSchema } from '../../flows/document/project.ts'
import type { Variable } from '../../flows/document/variable.ts'
import type { StarChart } from './data.ts'
import { intents } from './intents.ts'
import { failure, forgotten, goodbyes, noWords, unavailable, yesWords } from './said-words.ts'
import { entityOf, variableOf } from './slot-ids.ts'
import { values as openValues, type Slot, slots, synonyms } from './slots.ts'

/**
 * A task chart as a flow. Every reply is a card whose node carries the reply's label as its id, so that what the flow says can be
 * held against what the wizard picked. Questions for an input come one after the other, the first one not known yet next; what the
 * customer said ahead is not asked for. The chart leaves open where a reply without an arrow leads: one that asks leads by yes and
 * no, others to "anything else". `ahead: false`: questions do not hear what is said before they are put.
 */
export function chartToProject(chart: StarChart, { ahead = true } = {}): Project {
  return new ChartWriter(chart, ahead).write()
}

const node = (id: string, type: string, settings: Record<string, unknown> = {}): FlowNode => ({ id, type, version: 1, settings })
const text = (en: string) => ({ en })
const matches = (field: string, pattern: string) => ({ kind: 'compare', field, operator: 'matches', value: pattern })

const outcomes = new Set([
  'yes',
  'no',
  'available',
  'unavailable',
  'query_success',
  'query_failure',
  'correct',
  'incorrect',
  'noanswer',
  'done',
  'info_missing',
  'info_missing2',
])
class ChartWriter {
  private readonly chart: StarChart
  private readonly ahead: boolean
  private readonly slots: Record<string, Slot>
  private readonly cards: Card[] = []
  private readonly links: Record<string, string> = {}

  constructor(chart: StarChart, ahead: boolean) {
    this.chart = chart
    this.ahead = ahead
    // What the interface does not take is not asked for, and free words only where it cannot do without.
    const isWanted = ({ input, kind }: Slot) =>
      input in chart.inputs && (kind !== 'text' || chart.required.includes(input) || 'info_missing' in chart.graph)
    this.slots = Object.fromEntries(Object.entries(slots[chart.task] ?? {}).filter(([, slot]) => isWanted(slot)))
  }

  write(): Project {
    this.opening()
    for (const [label, said] of Object.entries(this.chart.replies)) if (this.isReply(label)) this.reply(label, said)
    for (const label of Object.keys(this.chart.replies)) if (label.startsWith('query') && !outcomes.has(label)) this.query(label)
    if (this.asked.length > 0) this.missing()
    const { task } = this.chart
    return projectSchema.parse({
      schemaVersion: 1,
      id: task.replaceAll('_', '-'),
      name: task,
      entryFlowId: 'main',
      languages: ['en'],
      defaultLanguage: 'en',
      flows: {
        main: {
          id: 'main',
          name: task,
          startCardId: 'opening',
          cards: Object.fromEntries(this.reachable().map((card) => [card.id, card])),
          links: this.links,
        },
      },
      variables: this.variables(),
      entities: this.entities(),
      intents,
      listeners: [
        {
          id: 'leaves',
          name: 'Says goodbye',
          on: { kind: 'keywords', words: goodbyes, match: 'part' },
          then: { kind: 'goTo', flowId: 'main', cardId: this.bye },
          enabled: true,
        },
      ],
      policy: { rules: [] },
      settings: { fallbackQueueId: 'people', understandingThreshold: 0.6 },
    })
  }

  private get asked(): string[] {
    const inOrder: string[] = []
    for (
      let label: string | undefined = this.chart.graph.hello;
      label !== undefined && !inOrder.includes(label);
      label = this.chart.graph[label]
    )
      inOrder.push(label)
    return [...inOrder, ...Object.keys(this.slots)].filter(
      (label, index, all) => label in this.slots && all.indexOf(label) === index && !this.isSecondWay(label),
    )
  }

  /** Asked only when the first way to know somebody failed. */
  private isSecondWay(label: string): boolean {
    return (
      'info_missing' in this.chart.graph && ['bank_ask_dob', 'bank_ask_mothers_maiden_name', 'bank_ask_childhood_pets_name'].includes(label)
    )
  }

  private get bye(): string {
    return Object.keys(this.chart.replies).find((label) => /goodbye|_bye$/.test(label)) ?? 'bye'
  }

  private isReply(label: string): boolean {
    return !outcomes.has(label) && !label.startsWith('query')
  }

  private card(id: string, ...nodes: FlowNode[]): void {
    this.cards.push({ id, name: id.replaceAll('_', ' '), nodes })
  }

  private link(nodeId: string, portId: string, target: string | undefined): void {
    if (target !== undefined) this.links[`${nodeId}.${portId}`] = target
  }

  /** The customer speaks first: a greeting is greeted, anything else is the request itself. */
  private opening(): void {
    this.card(
      'opening',
      node('first', 'intent', {
        source: 'next',
        prompt: {},
        routes: [{ id: 'hello', intentId: 'greeting', label: text('say hello') }],
        retries: 0,
      }),
    )
    this.link('first', 'route:hello', 'hello')
    this.link('first', 'none', this.afterStart)
  }

  private get afterStart(): string {
    return this.asked.length > 0 ? 'missing' : (this.chart.graph.hello ?? this.bye)
  }

  /** Whatever is not known yet, in the chart's order; then the lookup. */
  private missing(): void {
    const branches = this.asked.map((label) => ({
      id: label,
      name: label,
      when: { kind: 'compare', field: variableOf(this.slots[label] as Slot), operator: 'isNotSet' },
    }))
    this.card('missing', node('missing_branch', 'branch', { branches }))
    for (const label of this.asked) this.link('missing_branch', `branch:${label}`, label)
    this.link('missing_branch', 'else', this.afterSlots)
  }

  /** Where the chart goes when the last of the inputs is known. */
  private get afterSlots(): string {
    const last = this.asked.at(-1) ?? 'hello'
    // Replies on the way to the lookup that ask for more wishes are optional once there is something to look up.
    const seen = new Set<string>()
    let next = this.chart.graph[last]
    while (next !== undefined && !next.startsWith('query') && next in this.chart.graph && !seen.has(next)) {
      seen.add(next)
      next = this.chart.graph[next]
    }
    return next ?? this.bye
  }

  private reply(label: string, said: string): void {
    const slot = this.slots[label]
    if (slot) this.question(label, said, slot)
    else if (label === this.bye) this.goodbye(label, said)
    else if (label === 'trivia_ask_question') this.quiz(label, said)
    else if (this.chart.graph[label] === undefined || label === 'anything_else') this.yesNo(label, said)
    else this.inform(label, said, this.chart.graph[label])
  }

  private goodbye(label: string, said: string): void {
    this.card(label, node(label, 'message', { text: text(said) }), node(`${label}_end`, 'end', { message: {}, outcome: 'resolved' }))
  }

  /** Tells or asks something, and goes on with whatever the customer answers. */
  private inform(label: string, said: string, next: string): void {
    this.card(
      label,
      node(label, 'question', { text: text(plain(said)), answer: 'text', variable: '', invalid: text('Sorry?'), retries: 0 }),
    )
    const target =
      label === 'hello' ? this.afterStart : next in this.slots ? 'missing' : next === 'anything_else' ? this.orAgain(label, next) : next
    this.link(label, 'next', target)
    this.link(label, 'invalid', target)
  }

  /** The answer is held against the one the interface knows. */
  private quiz(label: string, said: string): void {
    const { correct, incorrect, noanswer } = this.chart.graph
    this.card(
      label,
      node(label, 'question', { text: text(plain(said)), answer: 'text', variable: '', invalid: text('Sorry?'), retries: 0 }),
      node('checks', 'branch', {
        branches: [
          { id: 'right', name: 'right', when: { kind: 'formula', expression: 'message.text.lower().contains(found.Answer.lower())' } },
          { id: 'none', name: 'no answer', when: matches('message.text', forgotten) },
        ],
      }),
    )
    this.link(label, 'invalid', incorrect)
    this.link('checks', 'branch:right', correct)
    this.link('checks', 'branch:none', noanswer)
    this.link('checks', 'else', incorrect)
  }

  /** After a result the customer may name another day or place: then it is looked up again with that. */
  private orAgain(label: string, next: string): string {
    const items = Object.entries(this.slots).flatMap(([, slot]) =>
      slot.kind === 'list'
        ? [{ id: variableOf(slot), kind: 'entity', entityId: entityOf(slot), description: '', variable: variableOf(slot) }]
        : [],
    )
    if (items.length === 0) return next
    const id = `${label}_again`
    this.card(id, node(id, 'extract', { source: '{{ message.text }}', items }))
    this.link(id, 'found', this.afterSlots)
    if (items.length > 1) this.link(id, 'partly', this.afterSlots)
    this.link(id, 'notFound', next)
    return id
  }

  private question(label: string, said: string, slot: Slot): void {
    const { kind, before = [], after = [] } = slot
    const answer = kind === 'list' || kind === 'pattern' ? 'entity' : kind
    const secondWay = this.isSecondWay(label)
    const isFirstWay = 'info_missing' in this.chart.graph && ['bank_ask_account_number', 'bank_ask_pin'].includes(label)
    const settings = {
      text: text(plain(said)),
      answer,
      entityId: answer === 'entity' ? entityOf(slot) : '',
      variable: variableOf(slot),
      ahead: this.ahead && (answer !== 'text' || before.length > 0),
      wordsBefore: before,
      wordsAfter: after,
      // Left empty, the question itself is put again.
      invalid: {},
      retries: isFirstWay || answer === 'text' || answer === 'name' ? 0 : 2,
    }
    const forgot = isFirstWay ? this.chart.graph.info_missing : secondWay ? this.chart.graph.info_missing2 : undefined
    const next = secondWay ? this.chart.graph[label] : 'missing'
    this.card(label, node(label, 'question', settings))
    if (forgot === undefined) {
      this.link(label, 'next', next)
      this.link(label, 'invalid', `${label}_any`)
    } else {
      this.link(label, 'next', answer === 'text' ? `${label}_known` : next)
      this.link(label, 'invalid', `${label}_known`)
      this.card(
        `${label}_known`,
        node(`${label}_forgot`, 'branch', { branches: [{ id: 'forgot', name: 'forgotten', when: matches('message.text', forgotten) }] }),
      )
      this.link(`${label}_forgot`, 'branch:forgot', forgot)
      this.link(`${label}_forgot`, 'else', `${label}_any`)
    }
    // What the customer answers in their own way is taken as they say it.
    this.card(`${label}_any`, node(`${label}_set`, 'set', { assignments: [{ variable: variableOf(slot), expression: 'message.text' }] }))
    this.link(`${label}_set`, 'next', next)
  }

  /** A reply no arrow leaves: what it asks is answered by yes or no; what it tells is followed by more or by goodbye. */
  private yesNo(label: string, said: string): void {
    const { yes, no } = this.chart.graph
    const asks = said.includes('?') || label === this.chart.graph.available || label === this.chart.graph.query_success
    const isNext = label.endsWith('ask_next')
    const isEnd = label === 'anything_else' || (!isNext && (!asks || yes === undefined))
    const synonymsOfNo = isEnd
      ? [...noWords, 'thank you', 'thanks', 'all good', "that's all", "that's it", 'that will be all', 'thats all']
      : noWords
    this.card(
      label,
      node(label, 'choices', {
        text: text(plain(said)),
        choices: [
          { id: 'yes', label: text('Yes'), synonyms: yesWords },
          { id: 'no', label: text('No'), synonyms: synonymsOfNo },
        ],
        retries: 0,
      }),
    )
    this.link(label, 'choice:yes', isNext ? 'query' : this.placeOf(isEnd ? this.afterStart : yes))
    this.link(label, 'choice:no', this.placeOf(isEnd ? this.bye : (no ?? this.bye)))
    const explains = no !== undefined && this.isReply(no) && this.chart.graph[no] === undefined && no !== this.bye
    this.link(
      label,
      'none',
      isNext
        ? 'query'
        : explains && !isEnd
          ? this.placeOf(yes)
          : isEnd
            ? label === 'anything_else' || !('anything_else' in this.chart.replies)
              ? this.bye
              : 'anything_else'
            : this.placeOf(no ?? this.bye),
    )
  }

  private placeOf(label: string | undefined): string {
    return label ?? this.bye
  }

  private query(label: string): void {
    const { graph, replies, task } = this.chart
    this.card(
      label,
      node(label, 'http', {
        method: label === 'query_book' ? 'POST' : 'GET',
        url: `https://star.example.com/${task}?kind=${label}`,
        mappings: [{ path: 'body', variable: 'found' }],
      }),
      node(`${label}_result`, 'branch', { branches: this.resultBranches(label) }),
    )
    const nothing = Object.keys(replies).find((each) => each.endsWith('nothing_found')) ?? this.bye
    this.link(label, 'failed', nothing)
    const next = graph[label]
    if (next !== undefined) {
      this.link(`${label}_result`, 'else', next)
      return
    }
    const hasPlaces = label === 'query_check' && 'available' in graph
    this.link(`${label}_result`, 'branch:bad', hasPlaces ? graph.unavailable : graph.query_failure)
    this.link(`${label}_result`, 'else', hasPlaces ? graph.available : graph.query_success)
  }

  private resultBranches(label: string): object[] {
    if (this.chart.graph[label] !== undefined) return []
    const hasPlaces = label === 'query_check' && 'available' in this.chart.graph
    return [{ id: 'bad', name: 'not possible', when: matches('found.status', hasPlaces ? unavailable : failure) }]
  }

  /** Cards the chart draws but never leads to are left out: a flow has no loose ends. */
  private reachable(): Card[] {
    const byId = new Map(this.cards.map((card) => [card.id, card]))
    const seen = new Set<string>()
    const visit = (id: string): void => {
      const card = byId.get(id)
      if (!card || seen.has(id)) return
      seen.add(id)
      for (const { id: nodeId } of card.nodes)
        for (const [key, target] of Object.entries(this.links)) if (key.startsWith(`${nodeId}.`)) visit(target)
    }
    visit('opening')
    visit(this.bye)
    for (const key of Object.keys(this.links)) {
      const owner = this.cards.find((card) => card.nodes.some(({ id }) => id === key.split('.')[0]))
      if (!owner || !seen.has(owner.id)) delete this.links[key]
    }
    return this.cards.filter(({ id }) => seen.has(id))
  }

  private variables(): Variable[] {
    const own = Object.values(this.slots).map(
      (slot): Variable => ({ id: variableOf(slot), name: slot.input, type: 'text', scope: 'conversation', sensitive: false }),
    )
    return [...own, { id: 'found', name: 'What the interface found', type: 'object', scope: 'conversation', sensitive: false }]
  }

  private entities(): Entity[] {
    const wanted = Object.values(this.slots).filter(({ kind }) => kind === 'list' || kind === 'pattern')
    const made = wanted.map((slot): Entity => {
      const values = (openValues[slot.input] ?? this.chart.inputs[slot.input] ?? []).map((value) => ({
        value,
        synonyms: synonyms[value] ?? [],
      }))
      return slot.kind === 'list'
        ? { id: entityOf(slot), name: slot.input, kind: 'list', values, pattern: '' }
        : { id: entityOf(slot), name: slot.input, kind: 'pattern', values: [], pattern: slot.pattern ?? '' }
    })
    return [...new Map(made.map((entity) => [entity.id, entity])).values()]
  }
}

/** Placeholders of the chart are not filled: only which reply it is counts. */
function plain(said: string): string {
  return said.replaceAll(/\{[^}]*\}/g, '…')
}
