import { StaffChangeSchema, type StaffMember } from '@domain/staff'
import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Space } from 'antd'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { Loaded } from '../../components/Loaded'
import { SessionList } from '../../components/SessionList'
import { useStaff } from '../../session/useStaff'
import { LinkShown } from './LinkShown'
import { PlaceFields } from './PlaceFields'

const READS = ['deskStaff', 'deskStaffSessions'] as const

/** One account: how its owner gets in, where they are signed in, and what they may do. */
export function MemberView({ member }: { member: StaffMember }) {
  return (
    <>
      <Access member={member} />
      <section className="drawer-section">
        <h3>在哪里登录着</h3>
        <Sessions member={member} />
      </section>
      <section className="drawer-section">
        <h3>姓名和角色</h3>
        <Change member={member} />
      </section>
    </>
  )
}

/** The link, and switching the account off and on. */
function Access({ member }: { member: StaffMember }) {
  const me = useStaff()
  const params = { id: member.id }
  const reset = useAct('deskResetStaff', { refresh: READS, sayFault: true })
  const setActive = useAct('deskSetStaffActive', { done: '改好了', refresh: READS, sayFault: true })
  const dropFactor = useAct('deskDropStaffFactor', { done: '停掉了，本人登录后另设', refresh: READS, sayFault: true })
  if (reset.data) return <LinkShown link={reset.data} />
  return (
    <Space wrap>
      {member.state !== 'disabled' && member.id !== me.id ? (
        <Popconfirm
          title={member.state === 'invited' ? '再发一个链接？' : `重设${member.name}的密码？`}
          description={
            member.state === 'invited'
              ? '原来的链接就不能用了。'
              : '现在的密码马上失效，登录都停掉，本人用新链接另设一个。'
          }
          okText="生成链接"
          cancelText="先不"
          onConfirm={() => reset.mutate({ params })}
        >
          <Button loading={reset.isPending}>{member.state === 'invited' ? '再发一个链接' : '重设密码'}</Button>
        </Popconfirm>
      ) : null}
      {member.factor === 'on' && member.id !== me.id ? (
        <Popconfirm
          title={`停掉${member.name}的动态码？`}
          description="手机丢了才用。先当面或者打电话认准是本人。登录都会停掉。"
          okText="停掉"
          cancelText="先不"
          onConfirm={() => dropFactor.mutate({ params })}
        >
          <Button loading={dropFactor.isPending}>停掉动态码</Button>
        </Popconfirm>
      ) : null}
      {member.state === 'disabled' ? (
        <Button loading={setActive.isPending} onClick={() => setActive.mutate({ params, body: { active: true } })}>
          恢复账号
        </Button>
      ) : (
        <Popconfirm
          title={`停用${member.name}的账号？`}
          description="马上退出所有登录，不能再登录。做过的记录都还在。"
          okText="停用"
          cancelText="先不"
          onConfirm={() => setActive.mutate({ params, body: { active: false } })}
        >
          <Button danger loading={setActive.isPending}>
            停用账号
          </Button>
        </Popconfirm>
      )}
    </Space>
  )
}

function Sessions({ member }: { member: StaffMember }) {
  const params = { id: member.id }
  const query = useQuery(reading('deskStaffSessions', { params }))
  const end = useAct('deskEndStaffSessions', { done: '都停掉了', refresh: READS, sayFault: true })
  return (
    <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '现在没有登录' }}>
      {(sessions) => (
        <>
          <SessionList sessions={sessions} />
          <Button loading={end.isPending} onClick={() => end.mutate({ params })}>
            全部停掉
          </Button>
        </>
      )}
    </Loaded>
  )
}

function Change({ member }: { member: StaffMember }) {
  const change = useAct('deskChangeStaff', { done: '改好了，本人要重新登录', refresh: READS })
  const { name, role, adviser, villageId } = member
  return (
    <ActionForm
      schema={StaffChangeSchema}
      initial={{ name, role, adviser, villageId }}
      onSubmit={(body) => change.mutate({ params: { id: member.id }, body })}
      pending={change.isPending}
      error={change.error}
      okText="保存"
    >
      <PlaceFields />
    </ActionForm>
  )
}
