import type { Project } from '../../document/project.ts'
import { buildProject } from '../../testing/build-project.ts'

/** Runs what the customer writes as code, again and again: "gave …" or "failed" tells by which port the code was left. */
export function escapeProject(): Project {
  return buildProject({
    cards: {
      ask: [['ask', 'question', { text: { en: 'Code?' }, answer: 'text', variable: 'source' }]],
      run: [
        [
          'run',
          'code',
          {
            source: 'return Function("input", input.source)(input)',
            inputs: [{ name: 'source', expression: 'source' }],
            outputs: [{ path: '', variable: 'result' }],
          },
        ],
      ],
      ok: [
        ['ok', 'message', { text: { en: 'gave {{ result }}' } }],
        ['again', 'go-to', { cardId: 'ask' }],
      ],
      failed: [
        ['failed', 'message', { text: { en: 'failed' } }],
        ['anew', 'go-to', { cardId: 'ask' }],
      ],
    },
    links: { 'ask.next': 'run', 'run.ok': 'ok', 'run.failed': 'failed' },
    languages: ['en'],
    defaultLanguage: 'en',
    variables: [
      { id: 'source', name: 'Source', type: 'text', scope: 'conversation', sensitive: false },
      { id: 'result', name: 'Result', type: 'object', scope: 'conversation', sensitive: false },
    ],
  })
}
