/** off: never · away: only while another window or tab is in front, the quiet default · on: for every offer. */
export const soundModes = ['off', 'away', 'on'] as const
export type NoticePreferences = { sound: (typeof soundModes)[number]; notify: boolean }

/** Somebody who looks at the desk sees the bar; a room full of agents stays quiet. Notifications wait until they are asked for. */
export const quiet: NoticePreferences = { sound: 'away', notify: false }

/** What a new offer does beside showing itself. `inFront`: the desk is visible and has the keyboard. */
export function noticeOf(
  { sound, notify }: NoticePreferences,
  { inFront, permitted }: { inFront: boolean; permitted: boolean },
): { chime: boolean; notify: boolean } {
  return { chime: sound === 'on' || (sound === 'away' && !inFront), notify: notify && permitted && !inFront }
}

/** What was kept in this browser, or the quiet default for whatever cannot be read. */
export function readNoticePreferences(stored: string | null): NoticePreferences {
  try {
    const { sound, notify } = JSON.parse(stored ?? '') as Partial<NoticePreferences>
    return { sound: soundModes.find((each) => each === sound) ?? quiet.sound, notify: notify === true }
  } catch {
    return quiet
  }
}

/** A page title with the number of waiting offers in front; without one when there are none. */
export function badged(title: string, count: number): string {
  const plain = title.replace(/^\(\d+\+?\) /, '')
  return count > 0 ? `(${count > 99 ? '99+' : count}) ${plain}` : plain
}
