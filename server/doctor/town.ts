import type { Town } from '@domain/directory'
import { todoOf } from '../town/todo'
import { type Finding, ok, warn } from './finding'

/** Facts of the town that are still placeholders. */
export function checkTown(town: Town): Finding[] {
  const todo = todoOf(town)
  if (todo.length === 0) return [ok('本镇的事实', 'content/town.yaml 都填好了')]
  return todo.map(({ what, why }) =>
    warn('本镇的事实', `缺${what}`, `在 content/town.yaml 里补上，在工作台“通讯录”里填过的不用管：${why}。`),
  )
}
