import {
  type DeskAction,
  DeskActionSchema,
  type DeskMediationDetail,
  mayRefer,
  REFERRALS,
  type Referral,
} from '@domain/mediation'
import { useQuery } from '@tanstack/react-query'
import { Form, Segmented, Select } from 'antd'
import { useState } from 'react'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { DateField } from '../../components/DateField'
import { GrowingText } from '../../components/GrowingText'
import { useToday } from '../../components/useToday'
import { ACTION_NAMES, doIt } from './action-names'
import { MATTER_READS } from './reads'

type Action = DeskAction['action']

/** What may be done now, one form an action; what somebody else did meanwhile is said and shown. */
export function MatterActions({ matter }: { matter: DeskMediationDetail }) {
  const [chosen, setChosen] = useState<Action>()
  const [done, setDone] = useState(0)
  const today = useToday()
  const act = useAct('deskActOnMediation', {
    done: '记好了',
    refresh: MATTER_READS,
    onDone: () => {
      setChosen(undefined)
      setDone((times) => times + 1)
    },
  })
  const action = chosen && matter.actions.includes(chosen) ? chosen : (matter.actions[0] ?? 'note')
  return (
    <>
      <div className="filters">
        <Segmented<Action>
          aria-label="办哪一步"
          value={action}
          onChange={setChosen}
          options={matter.actions.map((value) => ({ value, label: ACTION_NAMES[value] }))}
        />
      </div>
      <ActionForm
        // One form for all actions: what was typed stays when somebody else was faster and another action is called for.
        key={done}
        schema={DeskActionSchema}
        initial={{ agreedOn: today }}
        shape={(typed) => ({ ...typed, action })}
        onSubmit={(request) => act.mutate({ params: { id: matter.id }, body: { request, revision: matter.revision } })}
        pending={act.isPending}
        error={act.error}
        okText={doIt(action)}
        danger={action === 'withdraw'}
      >
        <Fields action={action} matter={matter} />
      </ActionForm>
    </>
  )
}

const TEXTS: Partial<Record<Action, string>> = {
  agree: '怎么说定的：谁做什么、什么时候做完',
  fail: '没有调成的原因',
  refer: '说明（可不填）',
  withdraw: '撤回的原因',
  note: '记录（只有办这件事的人看得到）',
}

function Fields({ action, matter }: { action: Action; matter: DeskMediationDetail }) {
  if (action === 'begin') return <p className="hint">开始后，要在规定的天数里给结果。</p>
  if (action === 'assign') return <AssigneeField id={matter.id} />
  const referrals = (Object.keys(REFERRALS) as Referral[]).filter((to) => mayRefer(matter.status, to))
  return (
    <>
      {action === 'agree' ? (
        <Form.Item label="哪天说定的" name="agreedOn">
          <DateField />
        </Form.Item>
      ) : null}
      {action === 'refer' ? (
        <Form.Item label="转到哪里" name="to">
          <Select options={referrals.map((value) => ({ value, label: REFERRALS[value] }))} placeholder="选一处" />
        </Form.Item>
      ) : null}
      <Form.Item label={TEXTS[action]} name="text">
        <GrowingText minRows={3} maxLength={action === 'agree' ? 3000 : 1000} />
      </Form.Item>
    </>
  )
}

function AssigneeField({ id }: { id: string }) {
  const query = useQuery(reading('deskMediationAssignees', { params: { id } }))
  return (
    <Form.Item label="交给谁办" name="assignee">
      <Select
        loading={query.isPending}
        options={query.data?.map((each) => ({ value: each.id, label: each.name })) ?? []}
        optionFilterProp="label"
        showSearch
        placeholder="选一位"
      />
    </Form.Item>
  )
}
