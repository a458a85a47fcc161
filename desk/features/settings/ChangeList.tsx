import { settingOf } from '@domain/settings'
import { dayInWords, localDate, localTime } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'

/** Who changed which number from what to what, the latest first. */
export function ChangeList() {
  const query = useQuery(reading('deskSettingsHistory', {}))
  return (
    <section className="sheet">
      <h2>改动记录</h2>
      <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '还没有人改过' }}>
        {(list) => (
          <ul className="change-list">
            {list.map(({ at, who, key, from, to }) => {
              const setting = settingOf(key)
              return (
                <li key={`${at} ${key}`}>
                  {setting?.name ?? key}：<del>{from}</del> → <ins>{to}</ins> {setting?.unit}
                  <small>
                    {' '}
                    {who}，{localDate(at).slice(0, 4)}年{dayInWords(localDate(at), localTime(at))}
                  </small>
                </li>
              )
            })}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
