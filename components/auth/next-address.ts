/** Where to go after signing in: only an address of our own, never another website. */
export function nextAddress(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? ''
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/login') && !next.startsWith('/signup') ? next : '/'
}
