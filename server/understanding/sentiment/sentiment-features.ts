import { extractFeatures, type Features, hash } from '../features/extract-features.ts'
import { normaliseText } from '../features/normalise-text.ts'
import { findEmotion } from './find-emotion.ts'

const CUE = 0x1a2b3c4d

/** What the sentiment classifier sees: the words, and how they are said. */
export function sentimentFeatures(text: string): Features {
  const plain = normaliseText(text)
  const features = extractFeatures(plain)
  const { negative, positive, problem } = findEmotion(plain)
  const cue = (name: string, weight: number) => {
    if (weight <= 0) return
    features.keys.push(hash(CUE, name))
    features.weights.push(weight)
  }
  cue('negative', 3 * Math.min(negative, 3))
  cue('positive', 3 * Math.min(positive, 3))
  cue('problem', 3 * Math.min(problem, 2))
  cue('both', negative > 0 && positive > 0 ? 3 : 0)
  cue('none', negative + positive + problem === 0 ? 3 : 0)
  cue('question', /[?？]|吗|呢$|^(?:how|what|when|where|which|can|do|does|is|are)\b/.test(plain) ? 1.5 : 0)
  cue('again', /又|再|还是|一直|每次|都没|就是不|还没|again|still|yet|keep|every time|always/.test(plain) ? 2 : 0)
  cue(
    'waiting',
    /[一二三四五六七八九十两几半\d]+(?:天|周|个?月|个?小时|遍|次|年)了?|for (?:\w+ )?(?:hours?|days?|weeks?|months?)/.test(plain) ? 2 : 0,
  )
  cue(
    'reproach',
    /你们|凭什么|说好|承诺|到底|究竟|you (?:people|said|told|promised|never|keep)|promised|supposed to|was told/.test(plain) ? 2 : 0,
  )
  cue('want', /^(?:我要|我想|请|麻烦|帮我)|please|i (?:want|would like|need)/.test(plain) ? 1.5 : 0)
  return features
}
