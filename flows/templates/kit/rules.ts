import type { Condition } from '../../document/condition.ts'
import type { Rule, RuleAction } from '../../document/policy.ts'
import type { LocalText } from '../../document/primitives.ts'
import { t } from './write.ts'

/** The rules any service wants; a template adds its own between them. Order matters: the first that changes who talks ends the list. */

/** `afterCardId`: where the bot goes on when the person is done. */
type Place = { queueId: string; afterCardId?: string }

export function rule(id: string, name: string, when: Condition, then: RuleAction[], rest: Partial<Rule> = {}): Rule {
  return { id, name, when, then, state: 'on', frequency: { kind: 'once' }, scope: { flowIds: [], channels: [] }, stopHere: false, ...rest }
}

export function handOver({ queueId, afterCardId }: Place, priority: number, message: LocalText): RuleAction {
  return { kind: 'handoff', queueId, priority, message, ...(afterCardId === undefined ? {} : { afterCardId }) }
}

export function asksForPerson(place: Place): Rule {
  return rule(
    'asks-for-human',
    '客户要求人工',
    { kind: 'compare', field: 'signals.asksForHuman', operator: 'isTrue' },
    [
      handOver(
        place,
        1,
        t(
          '好的，马上为您转接人工客服，之前说过的内容不用重复。',
          'Of course. I’m connecting you to a person; you won’t have to repeat anything.',
        ),
      ),
    ],
    { frequency: { kind: 'always' } },
  )
}

export function getsUpset(place: Place): Rule {
  return rule(
    'sentiment-worse',
    '情绪恶化',
    { kind: 'compare', field: 'signals.sentiment', operator: 'lessOrEqual', value: -0.5 },
    [
      handOver(
        place,
        3,
        t(
          '抱歉让您着急了，我请专员马上来处理，您之前说的都会带过去。',
          'I’m sorry for the trouble. A specialist will take over right away and sees everything you wrote.',
        ),
      ),
    ],
    { frequency: { kind: 'cooldown', minutes: 10 } },
  )
}

export function isNotUnderstood({ queueId }: Pick<Place, 'queueId'>): Rule {
  return rule(
    'not-understood',
    '连续两次没听懂',
    { kind: 'compare', field: 'signals.misses', operator: 'greaterOrEqual', value: 2 },
    [
      {
        kind: 'offerHuman',
        queueId,
        message: t('我好像没有帮到您，要为您转人工吗？', 'I don’t seem to be helping. Would you like to talk to a person?'),
      },
    ],
    { frequency: { kind: 'cooldown', minutes: 5 } },
  )
}

/** In shadow at first: it shows whom it would have handed over, without doing so. */
export function goesRound(place: Place): Rule {
  return rule(
    'same-question',
    '反复问同一个问题',
    {
      kind: 'any',
      items: [
        { kind: 'compare', field: 'signals.repeats', operator: 'greaterOrEqual', value: 2 },
        { kind: 'compare', field: 'signals.loops', operator: 'greaterOrEqual', value: 4 },
      ],
    },
    [handOver(place, 1, t('我请人工客服来帮您。', 'Let me get a person to help you.'))],
    { state: 'shadow' },
  )
}

/** The customer writes one of these words. Letters may be large or small. */
export function saysOneOf(...words: string[]): Condition {
  return { kind: 'any', items: words.map((value) => ({ kind: 'compare', field: 'message.text', operator: 'contains', value })) }
}
