import type { LocalText } from '../../document/primitives.ts'
import { asRecord, asRecords, asText, type Raw } from '../read-json.ts'
import { clip, type FlowSketch, type Sketch } from '../sketch.ts'
import { addForm } from './form.ts'
import { addFulfillment, type Cursor, goOn, isIdle, put, readCondition, type Work } from './fulfillment.ts'
import type { Agent } from './read-agent.ts'
import { messagesOf, readTexts, type Tongues } from './tongues.ts'

type Page = {
  name: string
  raw: Raw
  entry: Cursor /** Made when something stays on the page. */
  listen: string | null
  at: { x: number; y: number }
}
type Around = { flows: ReadonlyMap<string, FlowWork>; entry: boolean; entryName: string }

const MAX_PAGES = 500

/** One flow of the agent on its way to becoming one of the project. */
export class FlowWork {
  readonly name: string
  readonly flow: FlowSketch
  private readonly source: Agent['flows'][number]
  private readonly work: Work
  private readonly intents: ReadonlyMap<string, string>
  private readonly pages = new Map<string, Page>()
  private readonly start: Page
  /** Cards of routes of the whole flow that lead away: every page of the flow has a link to the same one. */
  private readonly shared = new Map<Raw, string>()
  private around: Around = { flows: new Map(), entry: false, entryName: '' }

  constructor({
    source,
    agent,
    sketch,
    tongues,
    intents,
  }: {
    source: Agent['flows'][number]
    agent: Agent
    sketch: Sketch
    tongues: Tongues
    intents: ReadonlyMap<string, string>
  }) {
    this.name = source.name
    this.source = source
    this.intents = intents
    this.flow = sketch.flow(source.name)
    this.work = { agent, sketch, tongues, flow: this.flow }
    this.start = this.page(source.name, source.start, { x: 0, y: 0 })
    this.flow.startCardId = this.start.entry.card.id
    for (const [index, raw] of source.pages.slice(0, MAX_PAGES).entries()) {
      const name = asText(raw.displayName)
      this.pages.set(name, this.page(name, raw, { x: 700 * (1 + (index % 4)), y: 520 * Math.floor(index / 4) }))
    }
  }

  private page(name: string, raw: Raw, at: { x: number; y: number }): Page {
    return { name, raw, at, listen: null, entry: { card: this.flow.card(name, at), at } }
  }

  build(around: Around): void {
    this.around = around
    for (const page of [this.start, ...this.pages.values()]) this.buildPage(page)
    for (const { event } of asRecords(this.source.start.eventHandlers)) this.noteEvent(asText(event), this.name)
  }

  private buildPage(page: Page): void {
    const { entry: cursor, raw } = page
    const place = this.placeOf(page)
    if (page === this.start && this.around.entry && this.greet(cursor)) return
    if (addFulfillment(asRecord(raw.entryFulfillment), cursor, this.work, place)) return
    addForm(asRecords(asRecord(raw.form).parameters), cursor, this.work, place)
    for (const { event } of asRecords(page === this.start ? [] : raw.eventHandlers)) this.noteEvent(asText(event), place)
    const routes = this.routes(raw).filter((route) => asText(route.intent) === '')
    const expressions = routes.map((route) => readCondition(asText(route.condition) || 'true', this.work.sketch, place))
    const certain = expressions.indexOf('true')
    this.addConditions((certain < 0 ? routes : routes.slice(0, certain)).slice(0, 30), expressions, page, cursor)
    const last = routes[certain]
    if (last === undefined) return goOn(this.work, cursor, this.listenCard(page), place)
    if (addFulfillment(asRecord(last.triggerFulfillment), cursor, this.work, place)) return
    this.leave(last, page, cursor, place)
  }

  /** The welcome waits for nobody here. True when it leads on by itself. */
  private greet(cursor: Cursor): boolean {
    const welcome = this.routes(this.source.start).find((route) => /welcome|欢迎/i.test(asText(route.intent)))
    if (!welcome) return false
    const place = `${this.name} › ${asText(welcome.intent)}`
    this.work.sketch.note('greetsAtOnce', place)
    if (addFulfillment(asRecord(welcome.triggerFulfillment), cursor, this.work, place)) return true
    if (asText(welcome.targetPage) === '' && asText(welcome.targetFlow) === '') return false
    this.leave(welcome, this.start, cursor, place)
    return true
  }

  private addConditions(routes: Raw[], expressions: string[], page: Page, cursor: Cursor): void {
    if (routes.length === 0) return
    const place = this.placeOf(page)
    const branches = routes.map((route, index) => ({
      id: `b${index + 1}`,
      name: clip(asText(route.condition), 80),
      when: { kind: 'formula', expression: expressions[index] },
    }))
    const nodeId = put(this.work, cursor, 'branch', { branches }, place)
    for (const [index, route] of routes.entries())
      this.flow.link(nodeId, `branch:b${index + 1}`, this.routeCard(route, page, asText(route.condition)))
  }

  /** Where a page waits for what the customer says: its own routes first, then those of the whole flow. */
  private listenCard(page: Page): string {
    if (page.listen !== null) return page.listen
    const { sketch } = this.work
    const card = this.flow.card(page.name, { x: page.at.x, y: page.at.y + 260 })
    page.listen = card.id
    const place = this.placeOf(page)
    const cursor: Cursor = { card, at: { x: page.at.x, y: page.at.y + 260 } }
    const all = [...this.routes(page.raw), ...(page === this.start ? [] : this.routes(this.source.start))].filter(
      (route) => asText(route.intent) !== '',
    )
    const known = all.filter((route) => {
      const there = this.intents.has(asText(route.intent))
      const owner = asRecords(this.source.start.transitionRoutes).includes(route) ? this.name : place
      if (!there) sketch.note('brokenLink', `${owner} › ${asText(route.intent)}`)
      return there
    })
    const routes = [...new Map(known.toReversed().map((route) => [asText(route.intent), route])).values()].toReversed().slice(0, 60)
    if (routes.length === 0) {
      this.flow.add(card, this.around.entry ? 'end' : 'return', this.around.entry ? { message: {}, outcome: 'informed' } : {}, place)
      return card.id
    }
    const handler = [page.raw, this.source.start]
      .flatMap((owner) => asRecords(owner.eventHandlers))
      .find(({ event }) => asText(event) === 'sys.no-match-default')
    const again: LocalText = readTexts(messagesOf(handler?.triggerFulfillment), { ...this.work, place })[0]?.text ?? {}
    const settings = {
      routes: routes.map((route, index) => ({ id: `r${index + 1}`, intentId: this.intents.get(asText(route.intent)), label: {} })),
      notUnderstood: again,
      retries: 2,
    }
    const nodeId = put(this.work, cursor, 'intent', settings, place)
    for (const [index, route] of routes.entries())
      this.flow.link(nodeId, `route:r${index + 1}`, this.routeCard(route, page, asText(route.intent)))
    if (handler && asText(handler.targetPage) !== '')
      this.flow.link(nodeId, 'none', this.routeCard({ ...handler, triggerFulfillment: {} }, page, 'no match'))
    return card.id
  }

  /** The card a route leads to: its target, or one of its own that first does what the route does. */
  private routeCard(route: Raw, page: Page, name: string): string {
    const known = this.shared.get(route)
    if (known !== undefined) return known
    const ofFlow = asRecords(this.source.start.transitionRoutes).includes(route)
    const place = `${ofFlow ? this.name : this.placeOf(page)} › ${name}`
    const plain = asText(route.intent) === '' || asText(route.condition) === ''
    const target = this.pages.get(asText(route.targetPage))
    if (plain && target && isIdle(route.triggerFulfillment)) return target.entry.card.id
    const at = { x: page.at.x + 330, y: page.at.y + 260 }
    const cursor: Cursor = { card: this.flow.card(name || page.name, at), at }
    const first = cursor.card.id
    if (ofFlow && plain && this.leadsAway(route)) this.shared.set(route, first)
    if (!plain) {
      const expression = readCondition(asText(route.condition), this.work.sketch, place)
      const branches = [{ id: 'not', name: '', when: { kind: 'formula', expression: `!(${expression})` } }]
      const nodeId = put(this.work, cursor, 'branch', { branches }, place)
      this.flow.link(nodeId, 'branch:not', this.listenCard(page))
    }
    if (!addFulfillment(asRecord(route.triggerFulfillment), cursor, this.work, place)) this.leave(route, page, cursor, place)
    return first
  }

  /** Whether a route ends somewhere that does not depend on the page it was taken from. */
  private leadsAway({ targetPage, triggerFulfillment }: Raw): boolean {
    const ends = messagesOf(triggerFulfillment).some(
      (message) => message.liveAgentHandoff !== undefined || message.endInteraction !== undefined,
    )
    return ends || this.pages.has(asText(targetPage)) || /^(end|start)/.test(plainName(targetPage))
  }

  private leave(route: Raw, page: Page, cursor: Cursor, place: string): void {
    const { sketch } = this.work
    const name = asText(route.targetPage)
    const special = plainName(name)
    const target = this.pages.get(name)
    if (target) return goOn(this.work, cursor, target.entry.card.id, place)
    if (special === 'endsession') return void put(this.work, cursor, 'end', { message: {}, outcome: 'resolved' }, place)
    if (special.startsWith('endflow')) {
      const ends = this.around.entry
      return void put(this.work, cursor, ends ? 'end' : 'return', ends ? { message: {}, outcome: 'resolved' } : {}, place)
    }
    if (special === 'startpage') return goOn(this.work, cursor, this.start.entry.card.id, place)
    if (special === 'previouspage') sketch.note('previousPage', place)
    else if (name !== '' && special !== 'currentpage') sketch.note('brokenLink', place)
    const flowName = asText(route.targetFlow)
    if (flowName !== '') this.runFlow(flowName, cursor, place)
    const last = cursor.card.nodes.at(-1)
    if (last?.type !== 'return') goOn(this.work, cursor, this.listenCard(page), place)
  }

  private runFlow(name: string, cursor: Cursor, place: string): void {
    const flow = this.around.flows.get(name)
    this.work.sketch.note(flow ? 'flowReturns' : 'brokenLink', place)
    if (!flow) return
    // Back to where everything begins is back to who ran this flow.
    if (name === this.around.entryName && !this.around.entry) put(this.work, cursor, 'return', {}, place)
    else put(this.work, cursor, 'run-flow', { flowId: flow.flow.id }, place)
  }

  private routes(owner: Raw): Raw[] {
    const names = Array.isArray(owner.transitionRouteGroups) ? owner.transitionRouteGroups.map(asText) : []
    const group = (name: string) => this.source.groups.get(name) ?? this.work.agent.agentGroups.get(name)
    return [...asRecords(owner.transitionRoutes), ...names.flatMap((name) => asRecords(group(name)?.transitionRoutes))]
  }

  private noteEvent(event: string, place: string): void {
    if (event !== 'sys.no-match-default') this.work.sketch.note('event', place, { type: event })
  }

  private placeOf(page: Page): string {
    return page === this.start ? this.name : `${this.name} › ${page.name}`
  }
}

/** `End Session`, `END_SESSION` → endsession. */
function plainName(name: unknown): string {
  return asText(name)
    .toLowerCase()
    .replace(/[\s_]+/g, '')
}
