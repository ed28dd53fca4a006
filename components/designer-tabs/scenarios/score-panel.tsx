'use client'
import { FlaskConical } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import type { Language } from '../../../flows/document/primitives.ts'
import { type Project, parseLinkKey } from '../../../flows/document/project.ts'
import type { MutationScore } from '../../../flows/scenarios/mutation/mutation-score.ts'
import type { Scenario } from '../../../flows/scenarios/scenario.ts'
import { wordsOf } from '../../designer/node-look.ts'
import { placeOfSurvivor } from '../../scenarios/gaps.ts'
import type { SuiteStore } from '../../scenarios/suite-store.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { GoTo } from './coverage-panel.tsx'
import { placeName, portName } from './place-words.ts'

type ScorePanelProps = {
  /** All scenarios pass on the draft as it stands. */
  ready: boolean
  project: Project
  scenarios: readonly Scenario[]
  suite: SuiteStore
}

/** Would the scenarios notice a mistake? Made one at a time; those nobody notices are listed. */
export function ScorePanel({ ready, project, scenarios, suite }: ScorePanelProps) {
  const t = useTranslations('scenarios')
  const score = useStore(suite, (state) => state.score)
  const busy = useStore(suite, (state) => state.job !== null)
  const isStale = score !== null && (score.project !== project || score.scenarios !== scenarios)
  return (
    <section className="p-4" data-testid="score">
      <h2 className="font-semibold">{t('score')}</h2>
      <p className="mt-1 text-ink-meta text-sm">{t('scoreAbout')}</p>
      <Button
        icon={FlaskConical}
        className="mt-2"
        data-testid="score-run"
        disabled={!ready || busy}
        onClick={() => void suite.score({ project, scenarios })}
      >
        {t(score ? 'scoreAgain' : 'scoreRun')}
      </Button>
      {!ready && !busy && <p className="mt-1 text-ink-meta text-sm">{t('scoreFirst')}</p>}
      {score && (
        <div className="mt-3">
          <Callout tone={score.result.survivors.length > 0 ? 'warn' : 'ok'}>
            {t('scored', { noticed: score.result.noticed, total: score.result.total })}
          </Callout>
          {isStale && <p className="mt-1 text-sm text-warn-ink">{t('stale')}</p>}
          {score.result.survivors.length > 0 && <Survivors survivors={score.result.survivors} project={score.project} />}
        </div>
      )}
    </section>
  )
}

function Survivors({ survivors, project }: { survivors: MutationScore['survivors']; project: Project }) {
  const t = useTranslations('scenarios')
  const language = useLocale() as Language
  return (
    <>
      <p className="mt-3 text-ink-meta text-sm">{t('survivors')}</p>
      <ul>
        {survivors.map((survivor, index) => {
          const { kind, detail } = survivor
          const place = placeOfSurvivor(survivor, project)
          const node = project.flows[survivor.flowId]?.cards[place.cardId ?? '']?.nodes.find(({ id }) => id === survivor.nodeId)
          const field = (node && wordsOf(node.type, language)?.fields[detail]?.label) ?? detail
          const port = portName({ place, portId: parseLinkKey(detail).portId, project, language })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two items of one list may be missing alike
            <li key={index}>
              <GoTo place={place}>{`${placeName(place, project)} · ${t(`survivor.${kind}`, { port, field })}`}</GoTo>
            </li>
          )
        })}
      </ul>
    </>
  )
}
