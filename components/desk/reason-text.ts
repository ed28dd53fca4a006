import type { useTranslations } from 'next-intl'

type Translate = ReturnType<typeof useTranslations<'desk'>>

const ofAttention = ['trouble', 'timedOut', 'unavailable', 'asked', 'accepted', 'byHand', 'approval', 'leftMessage', 'moved'] as const
const ofHandOff = ['trouble', 'transferred', 'asked', 'accepted', 'moved'] as const

/** Why a conversation needs attention: the engine's own reasons in words, a rule's name as it is. */
export function attentionText(t: Translate, reason: string): string {
  const own = ofAttention.find((each) => each === reason)
  return own ? t(`attention.reason.${own}`) : reason
}

/** Why the bot handed over, in words; what a designer wrote as it is. */
export function handOffText(t: Translate, reason: string): string {
  const own = ofHandOff.find((each) => each === reason)
  return own ? t(`event.handoffReason.${own}`) : reason
}
