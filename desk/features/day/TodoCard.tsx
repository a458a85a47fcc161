import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { Link } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'

/** Facts of the town that are still missing, and where they are filled in. */
export function TodoCard() {
  const todo = useQuery(reading('deskTodo', {}))
  return (
    <Card title="待补的本镇资料" size="small" extra={<Link to="/directory">去填</Link>}>
      <Loaded query={todo} empty={{ when: (list) => list.length === 0, text: '都填好了' }}>
        {(list) => (
          <>
            <p className="hint">点“去填”，在通讯录里补上，村民马上看得到。</p>
            <ul className="plain-list">
              {list.map(({ what, why }) => (
                <li key={what}>
                  <span>
                    {what}
                    <small>{why}</small>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Card>
  )
}
