import { type Project, projectSchema } from '../../../flows/document/project.ts'

/**
 * A flow for tests of the human side: "person" hands off to queue q and asks for a rating afterwards, "order" asks for its number before, "look" asks a shop that
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
  variables: [{ id: 'order', name: 'Order', type: 'text', scope: 'conversation' }],
  policy: {
    rules: [
      {
        id: 'talks',
        name: 'Talks a lot',
        when: { kind: 'compare', field: 'signals.turns', operator: 'greater', value: 1 },
        then: [{ kind: 'needsAttention' }],
      },
      {
        id: 'legal',
        name: 'Talks of a lawyer',
        when: { kind: 'compare', field: 'message.text', operator: 'contains', value: 'lawyer' },
        then: [{ kind: 'handoff', queueId: 'q', priority: 2 }],
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
                  { id: 'order', label: { en: 'order' } },
                ],
              },
            },
          ],
        },
        order: {
          id: 'order',
          name: 'Order',
          nodes: [{ id: 'number', type: 'question', settings: { text: { en: 'Which order?' }, answer: 'orderNumber', variable: 'order' } }],
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
        'choose.choice:order': 'order',
        'number.next': 'human',
        'hand.timedOut': 'late',
        'hand.nobody': 'late',
        'hand.closed': 'late',
        'ask.failed': 'late',
        'score.timeout': 'late',
      },
    },
  },
})
