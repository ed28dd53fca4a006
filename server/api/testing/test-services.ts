import type { TestDatabase } from '../../../tests/setup/database.ts'
import { loadConfig } from '../../platform/config.ts'
import { createFrontDoor, type FrontDoor } from '../../platform/http/front-door.ts'
import { createLogger } from '../../platform/logger.ts'
import { buildServices, type Services } from '../../services.ts'
import { mountApi } from '../http.ts'

export type LogLine = { level: string; msg: string; [key: string]: unknown }

/** The real services on a test database; `lines` is what was logged. */
export function testServices(db: TestDatabase, environment: Record<string, string> = {}): { services: Services; lines: LogLine[] } {
  const lines: LogLine[] = []
  const log = createLogger({ level: 'debug', destination: { write: (line: string) => void lines.push(JSON.parse(line)) } })
  const config = loadConfig({ TANDEM_SECRET: 'a secret that is only used in tests', DATABASE_URL: db.url, ...environment })
  return { services: buildServices({ config, log, db }), lines }
}

/** The front door with the API mounted, to be asked with `app.request`. */
export function testApp(services: Services): FrontDoor {
  const app = createFrontDoor({ log: services.log })
  mountApi(app, services)
  return app
}
