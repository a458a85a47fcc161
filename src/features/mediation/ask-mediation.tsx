import { fieldMessages } from '@domain/errors'
import { MediationRequestSchema } from '@domain/mediation'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Heading } from '@/components/heading/heading'
import { Failed } from '@/features/frame/failed'
import { useReader } from '@/features/reader/store'
import { role } from '@/platform/aria'
import { bringIntoView, showFirstFault } from '@/platform/focus'
import { replaceWith } from '@/platform/navigate'
import { call } from '@/platform/request'
import { useSending } from '@/platform/use-sending'
import { type MediationDraft, useMediationDraft } from './draft-store'
import { keepMatter } from './keep-matter'
import { MatterStep, ReachingStep, TellingStep } from './steps'

/** Its screens in order, with the fields each one asks for. */
const STEPS = [
  { Step: MatterStep, fields: ['kind', 'myRole', 'otherRole', 'handler', 'villageId'] },
  { Step: TellingStep, fields: ['story', 'wish'] },
  { Step: ReachingStep, fields: ['name', 'phone'] },
] as const
const LAST = STEPS.length - 1

/** What is not chosen yet is there as nothing, so that the schema's own words ask for it. */
const UNCHOSEN = { kind: undefined, handler: undefined, myRole: undefined, otherRole: undefined }

function check(draft: MediationDraft) {
  const checked = v.safeParse(MediationRequestSchema, { ...UNCHOSEN, ...draft })
  const faults: Record<string, string> = checked.success ? {} : fieldMessages(checked.issues)
  if (draft.handler === 'village' && !draft.villageId) faults.villageId = '想请村里调，请先选村'
  return { faults, body: checked.success ? checked.output : undefined }
}

/** The first screen, up to `upTo`, that something is wrong on. */
const stepWith = (faults: Readonly<Record<string, string>>, upTo = LAST): number =>
  STEPS.findIndex(({ fields }, at) => at <= upTo && fields.some((field) => faults[field]))

/** Asks for mediation in three short screens: mostly taps, kept while it is filled in, sent once. */
export function AskMediation() {
  const { draft: kept, change, keyFor, forget } = useMediationDraft()
  const own = useReader((reader) => reader.villageId)
  const draft = own && !kept.villageId ? { ...kept, villageId: own } : kept
  const [at, setAt] = useState(0)
  const [local, setLocal] = useState<Record<string, string>>({})
  const { busy, failure, send } = useSending()
  const errors: Record<string, string> = { ...failure?.fields, ...local }
  const { Step } = STEPS[at] ?? STEPS[0]

  const turnTo = (step: number) => {
    setLocal({})
    setAt(step)
    bringIntoView('mediation-top')
  }
  /** Shows what is wrong where it is; answers whether something is. */
  const show = (faults: Record<string, string>, upTo: number): boolean => {
    const faulty = stepWith(faults, upTo)
    setLocal(faulty < 0 ? {} : faults)
    if (faulty < 0) return false
    setAt(faulty)
    showFirstFault(STEPS[faulty]?.fields ?? [], faults)
    return true
  }
  const forward = () => {
    const { faults, body } = check(draft)
    if (show(faults, at)) return
    if (at < LAST) return turnTo(at + 1)
    if (!body) return
    void send(async () => {
      const matter = await call('createMediation', { body, idempotencyKey: keyFor(JSON.stringify(body)) })
      keepMatter(matter)
      forget()
      replaceWith('mediation/matter', { id: matter.id, fresh: '1' })
    })
  }
  useEffect(() => {
    const faulty = failure ? stepWith(failure.fields) : -1
    if (!failure || faulty < 0) return
    setAt(faulty)
    showFirstFault(STEPS[faulty]?.fields ?? [], failure.fields)
  }, [failure])

  return (
    <View className="stack">
      <Heading level={1}>申请调解</Heading>
      <View id="mediation-top" className="soft" {...role('status')}>
        {`第 ${at + 1} 步，共 ${STEPS.length} 步。填到哪都会自动存好。`}
      </View>
      <Step draft={draft} change={change} errors={errors} />
      {failure?.isNetwork && <Banner icon="offline">没交上去，您写的都存在手机里。有网了再点一次，不会重复。</Banner>}
      {failure && !failure.isNetwork && Object.keys(failure.fields).length === 0 && <Failed failure={failure} />}
      <Button kind="primary" busy={busy && '正在交…'} onTap={forward}>
        {at === LAST ? '交上去' : '下一步'}
      </Button>
      {at > 0 && (
        <Button icon="back" onTap={() => turnTo(at - 1)}>
          上一步
        </Button>
      )}
    </View>
  )
}
