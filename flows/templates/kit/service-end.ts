import type { LocalText } from '../../document/primitives.ts'
import type { Card } from '../../document/project.ts'
import { card, choice, type Links, node, say, t } from './write.ts'

/**
 * How a conversation ends in any service: an article answers, the customer says whether that solved it, a person takes over
 * or a message is left, and a rating closes it. `again` is the card for a further wish, `understand` the one that reads free words.
 * The project needs the variables `ticket_number` (number) and `csat` (number).
 */
export function serviceEnd(input: { queueId: string; again: string; understand: string; closedText: LocalText }): {
  cards: Card[]
  links: Links
} {
  const { queueId, again, understand, closedText } = input
  return {
    cards: [
      card('knowledge', '知识问答', node('answer', 'answer', { query: '{{ message.text }}', minScore: 0.3 })),
      card(
        'noAnswer',
        '没有答案',
        say('sorry', '这个问题我还没有把握回答，给您转人工看一下。', 'I’m not sure about this one. Let me get a person to look at it.'),
      ),
      card(
        'more',
        '还有别的吗',
        node('anything', 'choices', {
          text: t('解决您的问题了吗？', 'Did that solve it?'),
          choices: [
            choice('yes', '解决了', 'Yes, thanks', '好的', '谢谢', '没有了', 'yes', 'thanks'),
            choice('other', '还有别的问题', 'Something else', '还有', 'another'),
            choice('no', '没解决，找人工', 'No, a person please', '没解决', '没有解决', 'no'),
          ],
          retries: 0,
          timeoutMinutes: 15,
        }),
      ),
      card(
        'person',
        '转人工',
        node('toPerson', 'handoff', {
          queueId,
          message: t('正在为您转接人工客服，之前说过的内容不用重复。', 'Connecting you to a person. You won’t have to repeat anything.'),
          reason: '客户需要人工',
          maxWaitMinutes: 10,
        }),
      ),
      card(
        'leaveMessage',
        '留言',
        node('takeMessage', 'leave-message', {
          text: closedText,
          contactText: t('怎么联系您？请留手机号或邮箱。', 'How can we reach you? A phone number or an e-mail address, please.'),
          thanks: t('已记录，我们会尽快联系您。', 'Noted. We’ll be in touch soon.'),
          variable: 'ticket_number',
          timeoutMinutes: 30,
        }),
      ),
      card(
        'rate',
        '满意度评价',
        node('rating', 'rating', {
          text: t('这次服务您满意吗？', 'How did we do?'),
          thanks: t('谢谢您的评价，祝您生活愉快！', 'Thank you for the rating. Have a nice day!'),
          variable: 'csat',
          timeoutMinutes: 10,
        }),
      ),
      card('done', '结束', node('end', 'end', { message: {}, outcome: 'resolved' })),
      card('gone', '客户没有回复', node('endGone', 'end', { message: {}, outcome: 'unresolved' })),
    ],
    links: [
      ['answer', 'answered', 'more'],
      ['answer', 'notFound', 'noAnswer'],
      ['sorry', 'next', 'person'],
      ['anything', 'choice:yes', 'rate'],
      ['anything', 'choice:other', again],
      ['anything', 'choice:no', 'person'],
      ['anything', 'none', understand],
      ['anything', 'timeout', 'done'],
      ['toPerson', 'resolved', 'rate'],
      ['toPerson', 'timedOut', 'leaveMessage'],
      ['toPerson', 'nobody', 'leaveMessage'],
      ['toPerson', 'closed', 'leaveMessage'],
      ['toPerson', 'left', 'gone'],
      ['takeMessage', 'left', 'done'],
      ['takeMessage', 'timeout', 'gone'],
      ['takeMessage', 'failed', 'gone'],
      ['rating', 'rated', 'done'],
      ['rating', 'timeout', 'done'],
    ],
  }
}
