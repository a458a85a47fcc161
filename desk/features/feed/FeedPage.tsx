import { dateInWords, localDate } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Popconfirm, Space, Typography } from 'antd'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { FaultAlert } from '../../components/FaultAlert'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'

/** The adviser's own calendar address: made, shown once, renewed, switched off. */
export default function FeedPage() {
  const query = useQuery(reading('deskFeed', {}))
  const renew = useAct('deskRenewFeed', { refresh: ['deskFeed'] })
  const revoke = useAct('deskRevokeFeed', {
    done: '已停用，原来的地址打不开了',
    refresh: ['deskFeed'],
    onDone: () => renew.reset(),
  })
  return (
    <Page title="日历订阅" lead="把值班日放进您手机或电脑的日历里。日历里只有时间、地点和人数，没有群众的姓名电话。">
      <Loaded query={query}>
        {({ since }) => (
          <Card>
            <FaultAlert error={renew.error ?? revoke.error} />
            {renew.data ? (
              <Alert
                type="success"
                title="新的订阅地址（只显示这一次，请现在就复制）"
                description={
                  <Typography.Paragraph copyable={{ tooltips: ['复制', '已复制'] }} className="feed-address">
                    {window.location.origin + renew.data.path}
                  </Typography.Paragraph>
                }
              />
            ) : (
              <p>
                {since ? `订阅从 ${dateInWords(localDate(since))} 起开着。地址不能再看，只能换新的。` : '还没有开通。'}
              </p>
            )}
            <Space wrap className="drawer-section">
              {since && !renew.data ? (
                <Popconfirm
                  title="换一个新地址？"
                  description="原来的地址马上失效，要在日历里重新订阅。"
                  okText="换新的"
                  cancelText="先不换"
                  onConfirm={() => renew.mutate({})}
                >
                  <Button loading={renew.isPending}>换新地址</Button>
                </Popconfirm>
              ) : null}
              {since ? (
                <Button danger loading={revoke.isPending} onClick={() => revoke.mutate({})}>
                  停用
                </Button>
              ) : (
                <Button type="primary" loading={renew.isPending} onClick={() => renew.mutate({})}>
                  开通订阅
                </Button>
              )}
            </Space>
          </Card>
        )}
      </Loaded>
    </Page>
  )
}
