import { fieldMessages } from '@domain/errors'
import { HANDLERS, type Handler, MEDIATION_KINDS, type MediationKind, MediationRequestSchema } from '@domain/mediation'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Choice } from '@/components/choice/choice'
import { Field } from '@/components/field/field'
import { Heading } from '@/components/heading/heading'
import { Section } from '@/components/section/section'
import { WechatPhone } from '@/features/booking/wechat-phone'
import { useTown } from '@/features/directory/use-town'
import { Failed } from '@/features/frame/failed'
import { useReader } from '@/features/reader/store'
import { showFirstFault } from '@/platform/focus'
import { replaceWith } from '@/platform/navigate'
import { call } from '@/platform/request'
import { useSending } from '@/platform/use-sending'
import { useMediationDraft } from './draft-store'
import { keepMatter } from './keep-matter'
import { PartyChoice } from './party-choice'
import { WishWords } from './wish-words'

const FIELDS = ['kind', 'handler', 'villageId', 'myRole', 'otherRole', 'story', 'wish', 'name', 'phone'] as const
const kinds = (Object.keys(MEDIATION_KINDS) as MediationKind[]).map((value) => ({
  value,
  text: MEDIATION_KINDS[value].name,
  icon: MEDIATION_KINDS[value].topic,
}))
const HINTS: Record<Handler, string> = {
  village: '本村的网格员、调解员能看到',
  town: '只有镇司法所和办这件事的人能看到',
}
const handlers = (Object.keys(HANDLERS) as Handler[]).map((value) => ({
  value,
  text: HANDLERS[value],
  hint: HINTS[value],
}))

/** What is not chosen yet is there as nothing, so that the schema's own words ask for it. */
const UNCHOSEN = { kind: undefined, handler: undefined, myRole: undefined, otherRole: undefined }

/** Asks for mediation: mostly taps, kept while it is filled in, sent once. */
export function AskMediation() {
  const { draft, change, keyFor, forget } = useMediationDraft()
  const own = useReader((reader) => reader.villageId)
  const town = useTown()
  const [local, setLocal] = useState<Record<string, string>>({})
  const { busy, failure, send } = useSending()
  const errors: Record<string, string> = { ...failure?.fields, ...local }
  const villageId = draft.villageId ?? own

  const handIn = () => {
    const checked = v.safeParse(MediationRequestSchema, { ...UNCHOSEN, ...draft, villageId })
    const faults: Record<string, string> = checked.success ? {} : fieldMessages(checked.issues)
    if (draft.handler === 'village' && !villageId) faults.villageId = '想请村里调，请先选村'
    setLocal(faults)
    showFirstFault(FIELDS, faults)
    if (!checked.success || Object.keys(faults).length > 0) return
    const body = checked.output
    void send(async () => {
      const matter = await call('createMediation', { body, idempotencyKey: keyFor(JSON.stringify(body)) })
      keepMatter(matter)
      forget()
      replaceWith('mediation/matter', { id: matter.id, fresh: '1' })
    })
  }
  useEffect(() => {
    if (failure) showFirstFault(FIELDS, failure.fields)
  }, [failure])

  return (
    <View className="stack">
      <Heading level={1}>申请调解</Heading>
      <View>请调解员帮双方说和，不收钱。不想填，打电话或者到村委会说也一样。</View>
      <Banner icon="warning" tone="danger">
        正在挨打、有危险，先打 110。
      </Banner>
      <Section title="哪方面的事">
        <Choice
          id="kind"
          label="哪方面的事"
          columns={2}
          folding
          options={kinds}
          selected={draft.kind ? [draft.kind] : []}
          // A quarrel with the village committee is better not seen by the village first.
          onToggle={(kind) => change({ kind, ...(kind === 'collective' ? { handler: 'town' } : {}) })}
          error={errors.kind}
        />
      </Section>
      <Section title="想找谁调">
        <Choice
          id="handler"
          label="想找谁调"
          options={handlers}
          selected={draft.handler ? [draft.handler] : []}
          onToggle={(handler) => change({ handler })}
          error={errors.handler}
        />
      </Section>
      <Section title="在哪个村">
        <Choice
          id="villageId"
          label="在哪个村"
          columns={2}
          folding
          options={(town?.villages ?? []).map(({ id, name }) => ({ value: id, text: name }))}
          selected={villageId ? [villageId] : []}
          onToggle={(id) => change({ villageId: id })}
          error={errors.villageId}
        />
      </Section>
      <PartyChoice
        id="myRole"
        title="您这一方是谁"
        value={draft.myRole}
        onChoose={(myRole) => change({ myRole })}
        error={errors.myRole}
      />
      <PartyChoice
        id="otherRole"
        title="对方是谁"
        value={draft.otherRole}
        onChoose={(otherRole) => change({ otherRole })}
        error={errors.otherRole}
      />
      <Section title="说说这件事">
        <Field
          id="story"
          label="发生了什么"
          hint="什么时候、什么事就行。不用写对方姓名，电话、证件号会自动盖住。不想打字，点键盘上的话筒说。"
          lines={5}
          maxLength={1000}
          value={draft.story}
          onChange={(story) => change({ story })}
          error={errors.story}
        />
        <Field
          id="wish"
          label="希望怎么解决"
          lines={2}
          maxLength={300}
          value={draft.wish}
          onChange={(wish) => change({ wish })}
          error={errors.wish}
        >
          <WishWords onChoose={(wish) => change({ wish })} />
        </Field>
      </Section>
      <Section title="怎么找您">
        <Field
          id="name"
          label="您的姓名"
          maxLength={30}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={errors.name}
        />
        <Field
          id="phone"
          label="手机号"
          kind="phone"
          hint="调解员会打这个电话"
          maxLength={20}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
          error={errors.phone}
        >
          <WechatPhone onPhone={(phone) => change({ phone })} />
        </Field>
      </Section>
      <View className="soft">
        {`您写的都加密保存，只有办这件事的人和司法所能看，不会告诉对方您的电话。办完 ${town?.mediationRetentionDays ?? 365} 天后自动删除，只留件数。`}
      </View>
      {failure?.isNetwork && <Banner icon="offline">没交上去，您写的都存在手机里。有网了再点一次，不会重复。</Banner>}
      {failure && !failure.isNetwork && Object.keys(failure.fields).length === 0 && <Failed failure={failure} />}
      <Button kind="primary" busy={busy && '正在交…'} onTap={handIn}>
        交上去
      </Button>
    </View>
  )
}
