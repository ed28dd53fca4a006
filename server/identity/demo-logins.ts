import type { Role } from './permissions.ts'

export type DemoLogin = { name: string; role: Role; email: string; password: string }

/** Not a secret: the sign-in page of a demo shows it. */
const password = 'tandem-demo'

/** The people of the demo workspace; the seed makes them and the sign-in page offers them. */
export const demoLogins: readonly DemoLogin[] = [
  { name: '林晓雯', role: 'owner', email: 'owner@demo.tandem', password },
  { name: '周以安', role: 'designer', email: 'designer@demo.tandem', password },
  { name: '沈佳宁', role: 'supervisor', email: 'supervisor@demo.tandem', password },
  { name: '陈思远', role: 'agent', email: 'agent1@demo.tandem', password },
  { name: '吴雨桐', role: 'agent', email: 'agent2@demo.tandem', password },
  { name: 'Emma Clarke', role: 'agent', email: 'agent3@demo.tandem', password },
  { name: 'Daniel Reyes', role: 'agent', email: 'agent4@demo.tandem', password },
  { name: '许知行', role: 'analyst', email: 'analyst@demo.tandem', password },
]
