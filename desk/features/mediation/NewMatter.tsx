import { DeskMediationRequestSchema, HANDLERS, MEDIATION_KINDS, ORIGINS, PARTY_ROLES } from '@domain/mediation'
import { scopeOf } from '@domain/permissions'
import { Checkbox, Form, Input, Segmented, Select } from 'antd'
import { nanoid } from 'nanoid'
import { useState } from 'react'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { GrowingText } from '../../components/GrowingText'
import { useTown } from '../../components/useTown'
import { VillageSelect } from '../../components/VillageSelect'
import { useStaff } from '../../session/useStaff'
import { MATTER_READS } from './reads'

const kinds = Object.entries(MEDIATION_KINDS).map(([value, { name }]) => ({ value, label: name }))
const roles = Object.entries(PARTY_ROLES).map(([value, label]) => ({ value, label }))
const handlers = Object.entries(HANDLERS).map(([value, label]) => ({ value, label }))
const origins = (['desk', 'grid'] as const).map((value) => ({ value, label: ORIGINS[value] }))

/** Enters a matter for somebody, or one a grid officer came upon. */
export function NewMatter({ onClose }: { onClose: () => void }) {
  const { role } = useStaff()
  const isVillage = role === 'village'
  // Whoever sees only what is in their own hands enters nothing that would vanish from their sight.
  const isOwn = scopeOf('mediation.record', role) === 'own'
  const [idempotencyKey] = useState(nanoid)
  const town = useTown()
  const create = useAct('deskCreateMediation', {
    done: ({ number }) => `登记好了：${number}`,
    refresh: MATTER_READS,
    onDone: onClose,
  })
  return (
    <ActionForm
      schema={DeskMediationRequestSchema}
      initial={{ origin: isVillage ? 'grid' : 'desk', handler: 'village', mine: isVillage || isOwn }}
      shape={(typed) => (isVillage ? { ...typed, handler: 'village' } : typed)}
      onSubmit={(body) => create.mutate({ body, idempotencyKey })}
      pending={create.isPending}
      error={create.error}
      okText="登记"
      onCancel={onClose}
    >
      <Form.Item label="怎么来的" name="origin">
        <Segmented aria-label="怎么来的" block options={origins} />
      </Form.Item>
      <Form.Item label="哪方面的事" name="kind">
        <Select options={kinds} placeholder="选一项" />
      </Form.Item>
      {isVillage ? null : (
        <>
          <Form.Item label="谁来调" name="handler">
            <Segmented aria-label="谁来调" block options={handlers} />
          </Form.Item>
          <Form.Item label="哪个村" name="villageId">
            <VillageSelect />
          </Form.Item>
        </>
      )}
      <div className="field-row">
        <Form.Item label="来说的这一方" name="myRole">
          <Select options={roles} placeholder="选身份" />
        </Form.Item>
        <Form.Item label="对方" name="otherRole">
          <Select options={roles} placeholder="选身份" />
        </Form.Item>
      </div>
      <Form.Item label="发生了什么（不写身份证号，写了会自动盖住）" name="story">
        <GrowingText minRows={4} maxLength={1000} />
      </Form.Item>
      <Form.Item label="希望怎么解决" name="wish">
        <GrowingText minRows={2} maxLength={300} />
      </Form.Item>
      <Form.Item label="姓名" name="name">
        <Input autoComplete="off" maxLength={30} />
      </Form.Item>
      <Form.Item label="电话（可不填）" name="phone">
        <Input inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="mine" valuePropName="checked">
        <Checkbox disabled={isOwn}>我来办，现在就开始调</Checkbox>
      </Form.Item>
      <p className="hint">
        {`请告诉对方：写下的都加密保存，只有办这件事的人和司法所能看，办完 ${town.data?.mediationRetentionDays ?? 365} 天后删除。`}
      </p>
    </ActionForm>
  )
}
