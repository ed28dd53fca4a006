/** Words customers use, and patterns (RE2) of what they and the interfaces say. */

export const yesWords = [
  'yes',
  'yes please',
  'sure',
  'ok',
  'okay',
  'yeah',
  'go ahead',
  'book it',
  'book that',
  'sounds good',
  'that works',
  'please do',
  'do it',
  'great',
  'perfect',
  'absolutely',
  'definitely',
  'awesome',
  'next',
  'done',
  'continue',
  'proceed',
  'ready',
  'got it',
  'alright',
  'go on',
  'please',
  'correct',
]
export const noWords = ['no', 'nope', 'no thanks', 'no thank you', 'not now', 'never mind']
export const goodbyes = [
  'bye',
  'goodbye',
  'good bye',
  "that's all",
  'that is all',
  'thats all',
  'that will be all',
  'nothing else',
  'have a good',
  'have a nice',
  'have a great',
]
export const unavailable = '(?i)unavail|conflict|too small|booked at'
export const failure = '(?i)fail|unable|must provide|conflict|unavail'
export const forgotten = '(?i)(can.?t|cannot|don.?t|do not|not) (remember|recall|know|have)|forgot|no idea'
