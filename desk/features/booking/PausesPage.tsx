import { dateInWords, localDate } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'

/** People whose online booking is paused after days they did not come to. */
export default function PausesPage() {
  const query = useQuery(reading('deskPauses', {}))
  const lift = useAct('deskLiftPause', { done: '可以在网上预约了', refresh: ['deskPauses'], sayFault: true })
  return (
    <Page title="暂停网约的人" lead="多次约了没来，网上预约会暂停。情况说清楚了，可以提前恢复。">
      <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '现在没有人被暂停' }}>
        {(list) => (
          <ul className="card-list">
            {list.map((pause) => (
              <li key={pause.id} className="duty-day">
                <span>
                  <strong>{pause.visitor}</strong>
                  <small className="phone">{pause.phoneMasked}</small>
                </span>
                <span>
                  暂停到 {dateInWords(localDate(pause.until))}
                  <small>没来的日子：{pause.noShows.map(dateInWords).join('、')}</small>
                </span>
                <Popconfirm
                  title={`恢复${pause.visitor}的网上预约？`}
                  okText="恢复"
                  cancelText="先不"
                  onConfirm={() => lift.mutate({ params: { id: pause.id } })}
                >
                  <Button>恢复网约</Button>
                </Popconfirm>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}
