import type { Flow } from '../../document/project.ts'
import { buildFlow, card, isTrue, node, say, t } from '../kit/write.ts'

/** Which line it is about: asks for the number once and looks it up. */
export const lineFlow: Flow = {
  ...buildFlow({
    id: 'line',
    name: '核对号码',
    cards: [
      card(
        'askLine',
        '哪个号码',
        node('lineKnown', 'branch', { branches: [{ id: 'yes', name: '已核对', when: isTrue('line_found') }] }),
        node('askPhone', 'question', {
          text: t(
            '请输入要办理的手机号或宽带账号绑定的手机号。',
            'Which phone number is it about? For broadband, the phone number of the account.',
          ),
          answer: 'phone',
          ahead: true,
          variable: 'phone',
          invalid: t('这个号码好像不对，请再发一次。', 'That number does not look right. Please send it again.'),
          retries: 2,
          timeoutMinutes: 20,
        }),
        node('fetchLine', 'http', {
          method: 'GET',
          url: '{{ telecom_api }}/lines/{{ phone }}',
          mappings: [{ path: 'body', variable: 'line' }],
        }),
      ),
      card('lineYes', '查到了', node('backFound', 'return', { values: [{ variable: 'found', expression: 'true' }] })),
      card(
        'lineNo',
        '没查到',
        say('noLine', '没有查到这个号码，我请同事核对一下。', 'I cannot find that number. A colleague will check it.'),
        node('backUnknown', 'return', { values: [{ variable: 'found', expression: 'false' }] }),
      ),
      card('silent', '没有回复', node('endSilent', 'end', { message: {}, outcome: 'unresolved' })),
    ],
    links: [
      ['lineKnown', 'branch:yes', 'lineYes'],
      ['askPhone', 'invalid', 'lineNo'],
      ['askPhone', 'timeout', 'silent'],
      ['fetchLine', 'ok', 'lineYes'],
      ['fetchLine', 'failed', 'lineNo'],
    ],
  }),
  outputs: [{ id: 'found', name: '查到了', type: 'boolean', initial: false, required: false, sensitive: false }],
}
