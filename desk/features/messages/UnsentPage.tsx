import { MESSAGE_KIND_NAMES, type UnsentMessage } from '@domain/messages'
import { dayInWords, localDate, localTime } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Button, Space } from 'antd'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Tag } from '../../components/Tag'
import { BookingPhone } from '../booking/BookingPhone'

/** Messages that could not be sent: somebody calls instead, or has them tried once more. */
export default function UnsentPage() {
  const query = useQuery(reading('deskUnsentMessages', {}))
  return (
    <Page title="打电话告知" lead="下面这些消息没能发到群众手机上，请打电话说一声。">
      <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '消息都发出去了，不用打电话' }}>
        {(list) => (
          <ul className="card-list">
            {list.map((message) => (
              <UnsentItem key={message.id} message={message} />
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}

function UnsentItem({ message }: { message: UnsentMessage }) {
  const settle = useAct('deskSettleMessage', {
    done: '记下了',
    refresh: ['deskUnsentMessages'],
    sayFault: true,
  })
  const act = (how: 'called' | 'retry') => settle.mutate({ params: { id: message.id }, body: { how } })
  return (
    <li className="duty-day">
      <span>
        <strong>{message.visitor}</strong> <Tag>{MESSAGE_KIND_NAMES[message.kind]}</Tag>
        <small>{message.text}</small>
      </span>
      <span>
        {message.bookingId ? (
          <BookingPhone id={message.bookingId} masked={message.phoneMasked} visitor={message.visitor} />
        ) : (
          message.phoneMasked
        )}
        <small>
          {dayInWords(localDate(message.dueAt), localTime(message.dueAt))} 没发出去：{message.why}
        </small>
      </span>
      <Space wrap className="no-print">
        <Button type="primary" disabled={settle.isPending} onClick={() => act('called')}>
          已打电话
        </Button>
        <Button disabled={settle.isPending} onClick={() => act('retry')}>
          再发一次
        </Button>
      </Space>
    </li>
  )
}
