import type { Reply } from '@domain/api'
import { AUDIENCE_NAMES, AUDIENCES, type Audience } from '@domain/audiences'
import { NEED_SOURCE_NAMES, NEED_SOURCES, type Need } from '@domain/needs'
import { TOPIC_NAMES } from '@domain/topics'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { TableScroll } from '../../components/TableScroll'
import { useNarrow } from '../../components/useNarrow'
import { VillageNeeds } from './VillageNeeds'
import '../survey/survey.css'

const points = (share: number): string => `${Math.round(share * 100)}`

/** What the town needs to know, where that comes from, how sure it is, and what to do about it. */
export default function NeedsPage() {
  const [audience, setAudience] = useState<Audience | 'all'>('all')
  const query = useQuery(reading('deskNeeds', { query: audience === 'all' ? {} : { audience } }))
  return (
    <Page title="需求排行" lead="从问卷、咨询、没搜到的问题和答错的题里算出来，首页的普法内容按它排先后。">
      <p className="print-only">{`人群：${audience === 'all' ? '所有人' : AUDIENCE_NAMES[audience].name}`}</p>
      <div className="filters no-print">
        <Segmented<Audience | 'all'>
          aria-label="人群"
          value={audience}
          onChange={setAudience}
          options={[
            { value: 'all', label: '所有人' },
            ...AUDIENCES.map((value) => ({ value, label: AUDIENCE_NAMES[value].name })),
          ]}
        />
      </div>
      <Loaded query={query} empty={{ when: ({ n }) => n === null, text: '听到的还不到 5 人，先把问卷发出去' }}>
        {(needs) => (
          <>
            <Advice needs={needs} />
            <Ranking needs={needs.town} />
            <VillageNeeds villages={needs.villages} topics={needs.town.map(({ topic }) => topic)} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Advice({ needs }: { needs: Reply<'deskNeeds'> }) {
  return (
    <section className="result-card">
      <h2>建议</h2>
      <ul>
        {needs.dutyTheme ? <li>{`下一个值班日的主题：${TOPIC_NAMES[needs.dutyTheme]}`}</li> : null}
        {needs.schoolTheme ? <li>{`下一次法治进校园的主题：${TOPIC_NAMES[needs.schoolTheme]}`}</li> : null}
        {needs.lessons.slice(0, 5).map(({ audience, topic, lessons }) => (
          <li key={`${audience} ${topic}`}>
            {`给${AUDIENCE_NAMES[audience].name}写“${TOPIC_NAMES[topic]}”的内容：提到的人多，现在${lessons ? `只有 ${lessons} 篇` : '一篇也没有'}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

const sourcesInWords = (need: Need): string =>
  NEED_SOURCES.filter((source) => need.sources[source] >= 0.01)
    .map((source) => `${NEED_SOURCE_NAMES[source]} ${points(need.sources[source])}%`)
    .join('，')

function Ranking({ needs }: { needs: readonly Need[] }) {
  const isNarrow = useNarrow()
  return (
    <section className="result-card">
      <h2>最需要的</h2>
      {isNarrow ? <RankedRows needs={needs} /> : <RankedTable needs={needs} />}
      <p className="hint">100 个人里大约有多少人提到它。人越少，范围越宽；人数少的村，分数会靠近全镇。</p>
    </section>
  )
}

const rangeOf = ({ low, high }: Need): string => `${points(low)} – ${points(high)}`

const RankedRows = ({ needs }: { needs: readonly Need[] }) => (
  <ul className="plain-list">
    {needs.map((need) => (
      <li key={need.topic}>
        <span>
          {TOPIC_NAMES[need.topic]}
          <small>{sourcesInWords(need)}</small>
        </span>
        <strong>
          {points(need.score)}
          <small>{`大致 ${rangeOf(need)}`}</small>
        </strong>
      </li>
    ))}
  </ul>
)

const RankedTable = ({ needs }: { needs: readonly Need[] }) => (
  <TableScroll label="最需要的主题">
    <table className="plain-table">
      <thead>
        <tr>
          <th>主题</th>
          <th>需求分（0–100）</th>
          <th>大致范围</th>
          <th>从哪里来</th>
        </tr>
      </thead>
      <tbody>
        {needs.map((need) => (
          <tr key={need.topic}>
            <th scope="row">{TOPIC_NAMES[need.topic]}</th>
            <td>{points(need.score)}</td>
            <td>{rangeOf(need)}</td>
            <td className="words">{sourcesInWords(need)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableScroll>
)
