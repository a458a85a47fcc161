import { HANDLERS, type Handler, MEDIATION_KINDS, type MediationKind } from '@domain/mediation'
import { View } from '@tarojs/components'
import { Banner } from '@/components/banner/banner'
import { CallButton } from '@/components/call-button/call-button'
import { Choice } from '@/components/choice/choice'
import { Field } from '@/components/field/field'
import { Section } from '@/components/section/section'
import { WechatPhone } from '@/features/booking/wechat-phone'
import { helpContact, useTown } from '@/features/directory/use-town'
import type { MediationDraft } from './draft-store'
import { PartyChoice } from './party-choice'
import { rolesFor } from './usual-roles'
import { WishWords } from './wish-words'

/** One screen of the request. */
export interface StepProps {
  draft: MediationDraft
  change: (part: Partial<MediationDraft>) => void
  /** What is wrong, by field. */
  errors: Readonly<Record<string, string>>
}

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

/** What it is about and who is in it: all of it to tap, most of it filled in by the first answer. */
export function MatterStep({ draft, change, errors }: StepProps) {
  const town = useTown()
  const help = helpContact(town)
  const choose = (kind: MediationKind) =>
    // A quarrel with the village committee is better not seen by the village first.
    change({ kind, ...rolesFor(kind, draft), ...(kind === 'collective' ? { handler: 'town' } : {}) })
  return (
    <>
      <View>请调解员帮双方说和，不收钱。</View>
      <Banner icon="warning" tone="danger">
        正在挨打、有危险，先打 110。
      </Banner>
      <CallButton name={help.name} phone={help.phone} note="不想填，打电话说也一样" />
      <Section title="哪方面的事">
        <Choice
          id="kind"
          label="哪方面的事"
          columns={2}
          folding
          options={kinds}
          selected={draft.kind ? [draft.kind] : []}
          onToggle={choose}
          error={errors.kind}
        />
      </Section>
      {draft.kind && (
        <>
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
              selected={draft.villageId ? [draft.villageId] : []}
              onToggle={(villageId) => change({ villageId })}
              error={errors.villageId}
            />
          </Section>
        </>
      )}
    </>
  )
}

/** What happened and what is wished for, in a few words. */
export const TellingStep = ({ draft, change, errors }: StepProps) => (
  <>
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
      hint="点下面的一句就行，也可以自己写"
      lines={2}
      maxLength={300}
      value={draft.wish}
      onChange={(wish) => change({ wish })}
      error={errors.wish}
    >
      <WishWords onChoose={(wish) => change({ wish })} />
    </Field>
  </>
)

/** How the mediator reaches whoever asks, and who gets to know. */
export function ReachingStep({ draft, change, errors }: StepProps) {
  const days = useTown()?.mediationRetentionDays ?? 365
  return (
    <>
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
        hint="调解员会打这个电话，不会告诉对方"
        maxLength={20}
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        error={errors.phone}
      >
        <WechatPhone onPhone={(phone) => change({ phone })} />
      </Field>
      <View className="soft">
        {`您写的都加密保存，只有办这件事的人和司法所能看。办完 ${days} 天后自动删除，只留件数。`}
      </View>
    </>
  )
}
