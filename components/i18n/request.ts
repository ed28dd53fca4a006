import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { isLocale, type Locale, negotiateLocale } from './locales.ts'

// Each messages/<locale>/<area>.json is one namespace called <area>: adding a file is all it takes.
const files = import.meta.glob('../../messages/*/*.json', { eager: true, import: 'default' }) as Record<string, Record<string, unknown>>

export default getRequestConfig(async () => {
  const locale = await readLocale()
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' }
})

/** The person's choice (cookie) or else what the browser asks for. */
async function readLocale(): Promise<Locale> {
  const chosen = (await cookies()).get('locale')?.value
  return isLocale(chosen) ? chosen : negotiateLocale((await headers()).get('accept-language'))
}

function messagesOf(locale: Locale): Record<string, Record<string, unknown>> {
  const prefix = `../../messages/${locale}/`
  const own = Object.entries(files).filter(([path]) => path.startsWith(prefix))
  return Object.fromEntries(own.map(([path, messages]) => [path.slice(prefix.length, -'.json'.length), messages]))
}
