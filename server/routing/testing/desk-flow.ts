import { type Project, projectSchema } from '../../../flows/document/project.ts'

/**
 * A flow for tests of the human side: "person" hands off to queue q and asks for a rating afterwards, "look" asks a shop that
 * answers late, anything else is asked again.
 */
export const deskFlow: Project = projectSchema.parse({
  schemaVersion: 1,
  id: 'desk',
  name: 'Desk',
  entryFlowId: 'main',
  languages: ['en'],
  defaultLanguage: 'en',
  settings: { fallbackQueueId: 'q' },
  variables: [],
  policy: {
    rules: [
      {
        id: 'talks',
        name: 'Talks a lot',
        when: { kind: 'compare', field: 'signals.turns', operator: 'greater', value: 1 },
        then: [{ kind: 'needsAttention' }],
      },
    ],
  },
  flows: {
    main: {
      id: 'main',
      name: 'Main',
      startCardId: 'menu',
      cards: {
        menu: {
          id: 'menu',
          name: 'Menu',
          nodes: [
            {
              id: 'choose',
              type: 'choices',
              settings: {
                text: { en: 'Person or look?' },
                choices: [
                  { id: 'person', label: { en: 'person' } },
                  { id: 'look', label: { en: 'look' } },
                ],
              },
            },
          ],
        },
        human: {
          id: 'human',
          name: 'Person',
          nodes: [
            { id: 'hand', type: 'handoff', settings: { queueId: 'q', message: { en: 'Connecting you.' }, maxWaitMinutes: 10 } },
            { id: 'score', type: 'rating', settings: { text: { en: 'How was it?' }, thanks: { en: 'Thanks!' } } },
            { id: 'done', type: 'end', settings: { message: { en: 'Goodbye!' }, outcome: 'resolved' } },
          ],
        },
        late: {
          id: 'late',
          name: 'Too long',
          nodes: [{ id: 'sorry', type: 'end', settings: { message: { en: 'Sorry, nobody was free.' }, outcome: 'unresolved' } }],
        },
        shop: {
          id: 'shop',
          name: 'Shop',
          nodes: [
            { id: 'ask', type: 'http', settings: { url: 'http://shop.test/order', timeoutSeconds: 60 } },
            { id: 'found', type: 'message', settings: { text: { en: 'It is on its way.' } } },
            { id: 'bye', type: 'end', settings: { message: { en: 'Goodbye!' }, outcome: 'resolved' } },
          ],
        },
      },
      links: {
        'choose.choice:person': 'human',
        'choose.choice:look': 'shop',
        'hand.timedOut': 'late',
        'hand.nobody': 'late',
        'hand.closed': 'late',
        'ask.failed': 'late',
        'score.timeout': 'late',
      },
    },
  },
})
