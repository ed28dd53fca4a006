/** Ms. Far more than such a statement takes, less than whoever waits for an answer waits. */
const SOON = 5000

/**
 * For a statement on the way of a message, which takes milliseconds: when nothing comes back, the connection is taken for lost and
 * replaced, and the caller tries again with the same ids. A firewall that forgets a connection lets nothing be known of it: without
 * this, whoever got it out of the pool would wait for a quarter of an hour.
 */
export function soon<T extends { text: string }>(statement: T): T & { query_timeout: number } {
  return { ...statement, query_timeout: SOON }
}
