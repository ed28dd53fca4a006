/** The address if a browser may open it: http or https, without spaces; else ''. */
export function webAddress(text: string): string {
  const address = text.trim()
  return /^https?:\/\/[^\s<>"]+$/i.test(address) && address.length <= 2000 ? address : ''
}
