import type { EndpointName } from '@domain/api'
import type { AriaAttributes, ComponentType } from 'react'

/**
 * A page of the desk. Each feature lists its own in `features/<noun>/pages.ts`, and `pages.ts` collects them: from this
 * list come the routes, the menu, and who sees what.
 */
export interface DeskPage {
  /** Under `/desk`, for example `/roster`; `:id` for parameters. */
  path: string
  title: string
  /** Icon of the menu; a page without one has no menu entry (it is reached from another page). */
  icon?: ComponentType<Pick<AriaAttributes, 'aria-hidden'>>
  /** Menu group the entry stands in. */
  group?: MenuGroup
  /** The endpoint the page cannot do without: who may call it may see the page. */
  needs: EndpointName
  /** Loads the page's code when it is first opened. */
  load: () => Promise<{ default: ComponentType }>
}

/** Groups of the menu, in order. */
export const MENU_GROUPS = ['值班预约', '普法内容', '需求调研', '年度报告', '本镇设置'] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]
