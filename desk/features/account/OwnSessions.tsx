import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { Loaded } from '../../components/Loaded'
import { SessionList } from '../../components/SessionList'
import { Tag } from '../../components/Tag'

/** Where the person is signed in; what they don't know they end. */
export function OwnSessions() {
  const query = useQuery(reading('deskSessions', {}))
  const end = useAct('deskEndSession', { done: '停掉了', refresh: ['deskSessions'], sayFault: true })
  const endOthers = useAct('deskEndOtherSessions', {
    done: '别处的登录都停掉了',
    refresh: ['deskSessions'],
    sayFault: true,
  })
  return (
    <Loaded query={query}>
      {(sessions) => (
        <>
          <SessionList
            sessions={sessions}
            actionOf={({ id, current }) =>
              current ? (
                <Tag tone="good">本机</Tag>
              ) : (
                <Button disabled={end.isPending} onClick={() => end.mutate({ params: { id } })}>
                  停掉
                </Button>
              )
            }
          />
          {sessions.length > 1 ? (
            <Popconfirm
              title="停掉别处所有的登录？"
              description="那些地方要重新登录，没存的内容会留在那边的页面上。"
              okText="都停掉"
              cancelText="先不"
              onConfirm={() => endOthers.mutate({})}
            >
              <Button danger>停掉别处所有的登录</Button>
            </Popconfirm>
          ) : null}
          <p className="hint">有不认识的，停掉它，再改密码。</p>
        </>
      )}
    </Loaded>
  )
}
