import { dateInWords } from '@domain/time'
import { TOPIC_NAMES } from '@domain/topics'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Tag } from '../../components/Tag'

/** What residents searched for without a good answer: what to write next. */
export default function SearchMissesPage() {
  const query = useQuery(reading('deskSearchMisses', {}))
  return (
    <Page title="搜了没找到" lead="近 90 天群众搜过、没有好答案的话，不知道是谁搜的。可以照着写新内容。">
      <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '近 90 天搜的都有答案' }}>
        {(list) => (
          <ul className="card-list">
            {list.map((miss) => (
              <li key={miss.query} className="duty-day">
                <strong>{miss.query}</strong>
                <span>
                  {miss.count} 次<small>最近 {dateInWords(miss.lastOn)}</small>
                </span>
                <span className="tags">
                  {miss.topics.map((topic) => (
                    <Tag key={topic}>{TOPIC_NAMES[topic]}</Tag>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}
