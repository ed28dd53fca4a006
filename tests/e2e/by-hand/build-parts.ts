import type { Locator } from '@playwright/test'
import { languageNames } from '../../../components/designer/language-names.ts'
import { writeValues } from '../../../components/designer-tabs/entities/entity-values.ts'
import type { RuleAction } from '../../../flows/document/policy.ts'
import { fillCondition } from './fill-condition.ts'
import { writeTexts } from './fill-node.ts'
import type { Plan } from './plan.ts'
import { labelled } from './words.ts'

export async function buildVariables({ hand, wanted, words }: Plan): Promise<void> {
  const { page } = hand
  await hand.openTab('variables')
  for (const { id, name, type, scope, initial, sensitive } of wanted.variables) {
    await hand.press(page.getByTestId('add-variable'))
    const dialog = page.getByRole('dialog')
    await hand.write(labelled(dialog, words('tabs.variables.name')), name)
    await hand.write(labelled(dialog, words('tabs.variables.id')), id)
    if (type !== 'text') await hand.choose(labelled(dialog, words('tabs.variables.type')), words(`tabs.variables.types.${type}`))
    await hand.press(dialog.getByRole('button', { name: words('common.add'), exact: true }))
    const row = page.getByRole('row').filter({ has: page.getByText(id, { exact: true }) })
    if (scope !== 'conversation') await hand.choose(labelled(row, words('tabs.variables.scope')), words(`tabs.variables.scopes.${scope}`))
    if (initial !== undefined && initial !== '') await hand.write(labelled(row, words('tabs.variables.initial')), String(initial))
    if (sensitive) await hand.press(row.getByRole('switch', { name: words('tabs.variables.sensitive'), exact: true }))
  }
}

export async function buildIntents({ hand, wanted, words }: Plan): Promise<void> {
  const { page } = hand
  await hand.openTab('intents')
  for (const { name, description, examples } of wanted.intents) {
    await hand.press(page.getByRole('button', { name: words('tabs.intents.add'), exact: true }))
    await hand.write(labelled(page, words('tabs.intents.name')), name)
    await hand.write(labelled(page, words('tabs.intents.description')), description)
    for (const language of wanted.languages)
      await hand.write(
        labelled(page, words('tabs.intents.examples', { language: languageNames[language] })),
        (examples[language] ?? []).join('\n'),
      )
  }
  for (const entity of wanted.entities ?? []) {
    await hand.press(page.getByTestId('add-entity'))
    const editor = page.getByTestId('entity-editor')
    await hand.write(labelled(editor, words('entities.name')), entity.name)
    await hand.write(labelled(editor, words('entities.values')), writeValues(entity.values))
    // What is written is taken over when one leaves the field.
    await hand.press(page.getByRole('button', { name: entity.name }))
  }
}

export async function buildSettings(plan: Plan): Promise<void> {
  const { hand, wanted, words } = plan
  const { page } = hand
  const { settings } = wanted
  const label = (key: string): Locator => labelled(page, words(`projectSettings.${key}`))
  await hand.openTab('settings')
  const spoken = page.getByRole('group', { name: words('projectSettings.languages') })
  for (const language of wanted.languages) {
    const box = spoken.getByRole('checkbox', { name: languageNames[language], exact: true })
    if (!(await box.isChecked())) await hand.press(box)
  }
  const language = label('defaultLanguage')
  if ((await language.textContent()) !== languageNames[wanted.defaultLanguage])
    await hand.choose(language, languageNames[wanted.defaultLanguage])
  await hand.choose(label('fallbackQueueId'), null)
  await writeTexts(plan, page.getByRole('group', { name: words('projectSettings.apology') }), settings.apology)
  await hand.write(label('idleMinutes'), String(settings.idleMinutes))
  await hand.write(label('understandingThreshold'), String(Math.round(settings.understandingThreshold * 100)))
  for (const calendar of settings.calendars) {
    await hand.press(page.getByTestId('add-calendar'))
    const card = page.locator('[data-testid^="calendar-"]').last()
    await hand.write(labelled(card, words('projectSettings.calendarName')), calendar.name)
    const days = card.getByRole('switch')
    for (const [at, day] of (['1', '2', '3', '4', '5', '6', '7'] as const).entries()) {
      const [span] = calendar.week[day] ?? []
      const isOn = (await days.nth(at).getAttribute('aria-checked')) === 'true'
      if (isOn !== (span !== undefined)) await hand.press(days.nth(at))
      if (!span) continue
      const name = (await days.nth(at).getAttribute('aria-label')) ?? ''
      await hand.write(labelled(card, words('settings.hours.opens', { day: name })), span.from)
      await hand.write(labelled(card, words('settings.hours.closes', { day: name })), span.to)
    }
  }
}

/** After the flow: a rule may say at which card the bot goes on. */
export async function buildRules(plan: Plan): Promise<void> {
  const { hand, wanted, words } = plan
  const { page } = hand
  await hand.openTab('rules')
  for (const rule of wanted.policy.rules) {
    await hand.press(page.getByTestId('add-rule'))
    const card = page.locator('article[data-testid^="rule-"]').last()
    await hand.write(labelled(card, words('tabs.rules.name')), rule.name)
    await fillCondition(plan, card.getByRole('group', { name: words('tabs.rules.when'), exact: true }), rule.when)
    const then = card.getByRole('group', { name: words('tabs.rules.then'), exact: true })
    const actions = then.locator('section')
    for (const action of rule.then) {
      await hand.pickFromMenu(
        then.getByRole('button', { name: words('tabs.rules.addAction'), exact: true }),
        words(`tabs.rules.action.${action.kind}`),
      )
      await fillAction(plan, actions.last(), action)
    }
    // A rule is never without an action: the one it began with goes last.
    await hand.press(actions.first().getByRole('button', { name: words('tabs.rules.removeAction'), exact: true }))
    const { frequency, state } = rule
    if (frequency.kind !== 'once')
      await hand.press(card.getByRole('radio', { name: words(`tabs.rules.frequency.${frequency.kind}`), exact: true }))
    if (frequency.kind === 'cooldown') await hand.write(labelled(card, words('tabs.rules.minutes')), String(frequency.minutes))
    if (state !== 'shadow') await hand.press(card.getByRole('radio', { name: words(`tabs.rules.state.${state}`), exact: true }))
    await hand.press(card.getByRole('button', { name: words('tabs.rules.collapse'), exact: true }))
  }
}

async function fillAction(plan: Plan, place: Locator, action: RuleAction): Promise<void> {
  const { hand, wanted, words } = plan
  const label = (key: string): Locator => labelled(place, words(`tabs.rules.${key}`))
  switch (action.kind) {
    case 'tag':
      return hand.write(label('tag'), action.tag)
    case 'offerHuman':
    case 'handoff': {
      if (action.kind === 'handoff') {
        await hand.write(label('priority'), String(action.priority))
        const after = Object.values(wanted.flows)
          .flatMap(({ cards }) => Object.values(cards))
          .find(({ id }) => id === action.afterCardId)
        if (after) await hand.choose(label('afterCard'), after.name)
      }
      return writeTexts(plan, place.getByRole('group', { name: words('tabs.rules.message'), exact: true }), action.message)
    }
    default:
      throw new Error(`nobody has shown the hand how to fill a ${action.kind}`)
  }
}
