import { ROLE_NAMES, STAFF_STATES, type StaffMember } from '@domain/staff'
import { dateInWords, localDate, localTime } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Tag } from '../../components/Tag'
import type { Tone } from '../../components/tones'
import { useTown } from '../../components/useTown'
import { InviteForm } from './InviteForm'
import { MemberView } from './MemberView'

const TONE_OF: Record<StaffMember['state'], Tone> = { active: 'good', invited: 'warn', disabled: 'neutral' }

/** Everybody with an account: who they are, whether they can get in, and what an administrator does about it. */
export default function StaffPage() {
  const query = useQuery(reading('deskStaff', {}))
  const [params, setParams] = useSearchParams()
  const opened = params.get('id')
  const open = (id: string) => setParams({ id }, { replace: true })
  const close = () => setParams({}, { replace: true })
  return (
    <Page
      title="工作人员"
      lead="谁能用工作台。请人用的是一次性链接，密码由本人自己设，谁也看不到。"
      actions={
        <Button type="primary" onClick={() => open('new')}>
          请人加入
        </Button>
      }
    >
      <Loaded query={query}>
        {(members) => {
          const member = members.find(({ id }) => id === opened)
          return (
            <>
              <ul className="card-list">
                {members.map((each) => (
                  <MemberItem key={each.id} member={each} onOpen={() => open(each.id)} />
                ))}
              </ul>
              <Drawer
                open={opened === 'new' || member !== undefined}
                title={member ? member.name : '请人加入'}
                onClose={close}
                size={480}
                destroyOnHidden
              >
                {opened === 'new' ? <InviteForm onDone={close} /> : null}
                {member ? <MemberView key={member.id} member={member} /> : null}
              </Drawer>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function MemberItem({ member, onOpen }: { member: StaffMember; onOpen: () => void }) {
  const town = useTown()
  const village = town.data?.villages.find(({ id }) => id === member.villageId)?.name
  return (
    <li className="duty-day">
      <span>
        <strong>{member.name}</strong>
        <small>账号 {member.account}</small>
      </span>
      <span>
        {[ROLE_NAMES[member.role], village].filter(Boolean).join('，')}{' '}
        <Tag tone={TONE_OF[member.state]}>{STAFF_STATES[member.state]}</Tag>
        <small>{[sinceInWords(member), member.factor && FACTOR_WORDS[member.factor]].filter(Boolean).join('，')}</small>
      </span>
      <Button onClick={onOpen} aria-label={`办理：${member.name}`}>
        办理
      </Button>
    </li>
  )
}

const FACTOR_WORDS = { on: '动态码开着', missing: '动态码还没开' } as const

function sinceInWords({ state, linkUntil, sessions }: StaffMember): string {
  if (linkUntil) return `链接到 ${dateInWords(localDate(linkUntil))} ${localTime(linkUntil)} 为止`
  if (state === 'invited') return '链接过期了，要再发一个'
  return sessions > 0 ? `${sessions} 处登录着` : '现在没有登录'
}
