import {
  CONFIRMATION,
  type DeskMediationDetail,
  HANDLERS,
  MEDIATION_KINDS,
  MEDIATION_STATUSES,
  ORIGINS,
  PARTY_ROLES,
  REFERRALS,
} from '@domain/mediation'
import { dateInWords, dayInWords, localDate, localTime } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Descriptions } from 'antd'
import { reading } from '../../api/cache'
import { call } from '../../api/client'
import { Loaded } from '../../components/Loaded'
import { PhoneReveal } from '../../components/PhoneReveal'
import { ACTION_NAMES } from './action-names'
import { MatterActions } from './MatterActions'
import { StatusTag } from './StatusTag'

/** One matter: what was told, how far it is, and what can be done now. */
export function MatterView({ id }: { id: string }) {
  const query = useQuery(reading('deskMediation', { params: { id } }))
  return <Loaded query={query}>{(matter) => <Opened matter={matter} />}</Loaded>
}

function Opened({ matter }: { matter: DeskMediationDetail }) {
  const { agreement, notes, steps } = matter
  return (
    <>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'number', label: '编号', children: matter.number },
          { key: 'status', label: '状态', children: <StatusTag status={matter.status} /> },
          { key: 'kind', label: '什么事', children: MEDIATION_KINDS[matter.kind].name },
          { key: 'who', label: '来说的人', children: `${matter.name}（${PARTY_ROLES[matter.myRole]}）` },
          { key: 'other', label: '对方', children: PARTY_ROLES[matter.otherRole] },
          {
            key: 'phone',
            label: '电话',
            children: matter.phoneMasked ? (
              <PhoneReveal
                masked={matter.phoneMasked}
                whose={matter.name ?? '当事人'}
                ask={() => call('deskMediationPhone', { params: { id: matter.id } })}
              />
            ) : (
              '没有留'
            ),
          },
          { key: 'story', label: '发生了什么', children: <span className="pre-line">{matter.story}</span> },
          { key: 'wish', label: '希望', children: matter.wish },
          { key: 'handler', label: '想找谁调', children: HANDLERS[matter.handler] },
          { key: 'origin', label: '怎么来的', children: ORIGINS[matter.origin] },
          { key: 'assignee', label: '谁来办', children: matter.assignee ?? '还没有安排人' },
          ...(matter.referredTo ? [{ key: 'to', label: '转到', children: REFERRALS[matter.referredTo] }] : []),
        ]}
      />
      {agreement ? (
        <section aria-label="说定的内容" className="drawer-section">
          <h2>{dateInWords(agreement.on)}说定</h2>
          <p className="pre-line">{agreement.text}</p>
          <p className="hint">
            提醒双方：{dateInWords(agreement.confirmUntil)}前可以一起去做司法确认。《{CONFIRMATION.statute}》
            {CONFIRMATION.article}：“{CONFIRMATION.quote}”。
          </p>
        </section>
      ) : null}
      {matter.actions.length > 0 ? (
        <section aria-label="办这件事" className="drawer-section">
          <h2>办这件事</h2>
          <MatterActions matter={matter} />
        </section>
      ) : null}
      {notes.length > 0 ? (
        <section aria-label="记录" className="drawer-section">
          <h2>记录</h2>
          <ul className="plain-list">
            {notes.map(({ at, who, text }) => (
              <li key={at + text}>
                <span>
                  <span className="pre-line">{text}</span>
                  <small>
                    {who} {dayInWords(localDate(at), localTime(at))}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-label="经过" className="drawer-section">
        <h2>经过</h2>
        <ul className="plain-list">
          {steps.map(({ at, who, action, status }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
            <li key={index}>
              <span>
                {ACTION_NAMES[action] ?? action}，{MEDIATION_STATUSES[status]}
                <small>
                  {who} {dayInWords(localDate(at), localTime(at))}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
