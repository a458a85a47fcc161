import { AGE_BANDS, type AgeBand, ClassCodeSchema } from '@domain/school'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { Button } from '@/components/button/button'
import { Choice } from '@/components/choice/choice'
import { Field } from '@/components/field/field'
import { Heading } from '@/components/heading/heading'
import { Failed } from '@/features/frame/failed'
import { bringIntoView, showFirstFault } from '@/platform/focus'
import { call } from '@/platform/request'
import { useSending } from '@/platform/use-sending'
import { useVisit } from './visit-store'

const BANDS = Object.entries(AGE_BANDS).map(([value, text]) => ({ value: value as AgeBand, text }))

/** The class code and the age band: all that a class asks of anybody. */
export function JoinClass({ scanned, onJoined }: { scanned: string; onJoined: () => void }) {
  const { visit, setOut, joined } = useVisit()
  const [typed, setTyped] = useState(scanned || visit?.code || '')
  const [ageBand, setAgeBand] = useState(visit?.ageBand)
  const [shown, setShown] = useState(false)
  const { busy, failure, send } = useSending()
  const code = v.safeParse(ClassCodeSchema, typed)
  const badCode = failure?.code === 'class-code-wrong' || failure?.code === 'class-code-expired'
  const faults = {
    'class-code': code.success ? undefined : code.issues[0].message,
    'age-band': ageBand ? undefined : '请选一个',
  }

  const join = () => {
    setShown(true)
    showFirstFault(['class-code', 'age-band'], faults)
    if (!code.success || !ageBand) return
    void send(async () => {
      const { participant } = setOut(code.output, ageBand)
      joined(await call('joinClass', { body: { code: code.output, ageBand, participant } }))
      onJoined()
    })
  }
  useEffect(() => {
    if (badCode) bringIntoView('class-code')
  }, [badCode])
  return (
    <View className="stack">
      <Heading level={1}>进课堂</Heading>
      <View>不用登录，不问名字。答对答错只有您自己知道，大屏幕上只看全班的结果。</View>
      <Field
        id="class-code"
        label="课堂码"
        hint="黑板或大屏幕上的 6 位字母和数字"
        value={typed}
        maxLength={12}
        onChange={(text) => setTyped(text)}
        onConfirm={join}
        error={shown && faults['class-code'] ? faults['class-code'] : badCode ? failure.message : undefined}
      />
      <View className="strong">您在读哪个阶段？</View>
      <Choice
        id="age-band"
        label="您在读哪个阶段"
        options={BANDS}
        selected={ageBand ? [ageBand] : []}
        onToggle={setAgeBand}
        columns={2}
        error={shown ? faults['age-band'] : undefined}
      />
      {failure && !badCode && <Failed failure={failure} />}
      <Button kind="primary" busy={busy && '正在进课堂…'} onTap={join}>
        进课堂
      </Button>
    </View>
  )
}
