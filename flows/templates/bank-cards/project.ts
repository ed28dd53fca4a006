import type { Project } from '../../document/project.ts'
import { buildTemplateProject, text } from '../kit/build-template-project.ts'
import { allDay, everyDay, openHours } from '../kit/open-hours.ts'
import { asksForPerson, getsUpset, goesRound, handOver, isNotUnderstood, rule, saysOneOf } from '../kit/rules.ts'
import { t } from '../kit/write.ts'
import { bankFlow } from './flow.ts'
import { identifyFlow } from './identify.ts'
import { bankIntents } from './intents.ts'

const cards = { queueId: 'cards', afterCardId: 'rate' }

/** Card services of a bank: freeze a lost card, bill, declined payments, activation, disputes; money at risk goes to the fraud team. */
export const bankProject: Project = buildTemplateProject({
  id: 'bank-cards',
  name: '银行卡服务',
  flows: [bankFlow, identifyFlow],
  intents: bankIntents,
  variables: [
    text('last4', '卡号后四位'),
    { id: 'card_found', name: '查到卡片', type: 'boolean', scope: 'conversation', initial: false, sensitive: false },
    { id: 'bank_card', name: '卡片', type: 'object', scope: 'conversation', sensitive: false },
    { id: 'dispute_day', name: '交易日期', type: 'date', scope: 'conversation', sensitive: false },
    { id: 'dispute_amount', name: '交易金额', type: 'number', scope: 'conversation', initial: 0, sensitive: false },
    text('dispute_shop', '商户'),
    text('dispute_phone', '联系电话', { sensitive: true }),
    text('bank_api', '银行卡系统地址', { scope: 'constant', initial: 'https://bank.example.com/api' }),
  ],
  rules: [
    rule('fraud-in-progress', '正在被骗', saysOneOf('安全账户', '被骗', 'scam'), [
      { kind: 'tag', tag: '疑似诈骗' },
      handOver(
        { queueId: 'fraud', afterCardId: 'rate' },
        9,
        t(
          '请先不要再转账，也不要挂断本对话。反欺诈专员马上接入；同时可拨打 96110。',
          'Please do not transfer anything more and stay here. Our fraud team joins at once; you can also call the police line 96110.',
        ),
      ),
    ]),
    asksForPerson(cards),
    getsUpset(cards),
    isNotUnderstood(cards),
    goesRound(cards),
  ],
  calendars: [openHours('service-hours', '服务时间', everyDay, allDay)],
  fallbackQueueId: 'cards',
})
