import { ENTRY_KINDS } from '@domain/directory-editing'
import { dayInWords, localDate, localTime } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/cache'
import { LinkButton } from '../../components/LinkButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Tag } from '../../components/Tag'
import './directory.css'

const WHAT = { added: '加上', changed: '改了', removed: '拿掉' } as const
const MOST = 120
const short = (text: string | undefined) =>
  text === undefined ? '（空）' : text.length > MOST ? `${text.slice(0, MOST)}……` : text

/** Who changed what in the directory. */
export default function HistoryPage() {
  const query = useQuery(reading('deskDirectoryHistory', {}))
  return (
    <Page title="通讯录改动记录" lead="最近 300 条。" actions={<LinkButton to="/directory">回通讯录</LinkButton>}>
      <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '还没有人改过' }}>
        {(list) => (
          <ul className="card-list">
            {list.map((change, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is only ever read anew as a whole
              <li key={at} className="question">
                <p>
                  <strong>
                    {change.who}
                    {WHAT[change.what]}：{change.name}
                  </strong>{' '}
                  <Tag>{ENTRY_KINDS[change.of]}</Tag>
                </p>
                <small>{dayInWords(localDate(change.at), localTime(change.at))}</small>
                {change.what === 'changed' ? (
                  <ul className="change-list">
                    {change.changes.map(({ field, from, to }) => (
                      <li key={field}>
                        {field}：<del>{short(from)}</del> → <ins>{short(to)}</ins>
                      </li>
                    ))}
                  </ul>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}
