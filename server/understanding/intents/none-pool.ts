import { readData } from '../features/read-data.ts'

let pool: string[] | null = null

/** What people say to a bot that no bot of a shop or a bank is for: weather, small talk, homework, recipes. Both languages. */
export function nonePool(): string[] {
  pool ??= ['none.zh-CN', 'none.en'].flatMap((name) => readData<string[]>(new URL(`./data/${name}.json`, import.meta.url)))
  return pool
}
