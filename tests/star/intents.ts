import type { Intent } from '../../flows/document/project.ts'

/** What customers say in every task. Written by hand, not taken from the dialogues. */
export const intents: Intent[] = [
  {
    id: 'greeting',
    name: 'Greeting',
    description: 'Says hello and nothing else',
    examples: {
      en: [
        'hello',
        'hi',
        'hi there',
        'hello there',
        'hey',
        'good morning',
        'good afternoon',
        'good evening',
        'hello!',
        'hi, how are you?',
        'hello, is anyone there?',
        'greetings',
      ],
    },
  },
]
