import { MEDIATION_KINDS, ORIGINS } from '@domain/mediation'
import { useQuery } from '@tanstack/react-query'
import { Descriptions } from 'antd'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { useToday } from '../../components/useToday'

/** The year's counts so far. */
export function FiguresCard() {
  const today = useToday()
  const query = useQuery(reading('deskMediationFigures', { query: { from: `${today.slice(0, 4)}-01-01`, to: today } }))
  return (
    <section aria-label="今年的数" className="drawer-section">
      <h2>今年的数</h2>
      <Loaded query={query}>
        {(figures) => (
          <Descriptions
            size="small"
            column={{ xs: 1, sm: 2, lg: 3 }}
            items={[
              { key: 'received', label: '受理', children: `${figures.received} 件` },
              ...figures.byOrigin.map(({ origin, count }) => ({
                key: origin,
                label: ORIGINS[origin],
                children: `${count} 件`,
              })),
              { key: 'open', label: '在办', children: `${figures.open} 件` },
              { key: 'agreed', label: '调成', children: `${figures.agreed} 件` },
              { key: 'notAgreed', label: '没有调成', children: `${figures.notAgreed} 件` },
              { key: 'referred', label: '转出', children: `${figures.referred} 件` },
              { key: 'withdrawn', label: '撤回', children: `${figures.withdrawn} 件` },
              {
                key: 'rate',
                label: '调成的占调完的',
                children: figures.rate === null ? '还没有调完的' : `${Math.round(figures.rate * 1000) / 10}%`,
              },
              {
                key: 'kinds',
                label: '最多的',
                children:
                  figures.byKind
                    .slice(0, 3)
                    .map(({ kind, count }) => `${MEDIATION_KINDS[kind].name} ${count}`)
                    .join('、') || '—',
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  )
}
