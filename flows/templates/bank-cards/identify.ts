import type { Flow } from '../../document/project.ts'
import { buildFlow, card, node, say, t } from '../kit/write.ts'

/** Which card it is about: asks for the last four digits once and looks the card up. Gives back whether it was found. */
export const identifyFlow: Flow = {
  ...buildFlow({
    id: 'identify',
    name: '核对卡片',
    cards: [
      card(
        'askCard',
        '卡号后四位',
        node('askLast4', 'question', {
          text: t(
            '请输入卡号后四位。请不要发送完整卡号、密码或验证码，我们不会向您要这些。',
            'What are the last four digits of the card? Never send the full number, a PIN or a code: we do not ask for them.',
          ),
          answer: 'regex',
          pattern: '^\\d{4}$',
          variable: 'last4',
          invalid: t('请只输入四位数字，例如 6217。', 'Just four digits, please, for example 6217.'),
          retries: 2,
          timeoutMinutes: 15,
        }),
        node('fetchCard', 'http', {
          method: 'GET',
          url: '{{ bank_api }}/cards/{{ last4 }}',
          mappings: [{ path: 'body', variable: 'bank_card' }],
        }),
        node('back', 'return', { values: [{ variable: 'found', expression: 'true' }] }),
      ),
      card(
        'notFound',
        '没查到',
        say('noCard', '没有查到这张卡，给您转人工核对一下。', 'I cannot find that card. Let me get a person to check it with you.'),
        node('backEmpty', 'return', { values: [{ variable: 'found', expression: 'false' }] }),
      ),
      card('silent', '没有回复', node('endSilent', 'end', { message: {}, outcome: 'unresolved' })),
    ],
    links: [
      ['askLast4', 'invalid', 'notFound'],
      ['askLast4', 'timeout', 'silent'],
      ['fetchCard', 'failed', 'notFound'],
    ],
  }),
  outputs: [{ id: 'found', name: '查到了', type: 'boolean', initial: false, required: false, sensitive: false }],
}
