/**
 * The address on this server that a name stands for, or null when it is an ordinary one. What comes behind the name stays below
 * the place it stands for: the parser has resolved every `..` before.
 */
export function ownAddress(target: string, ownHosts: Readonly<Record<string, string>>): URL | null {
  const url = URL.canParse(target) ? new URL(target) : null
  if (url?.protocol !== 'http:' || url.port !== '' || !Object.hasOwn(ownHosts, url.hostname)) return null
  return new URL(`${ownHosts[url.hostname]}${url.pathname}${url.search}`)
}
