import * as v from 'valibot'

/** The groups (人群) a lesson, survey or home page is made for. `general` is every villager. */
export const AUDIENCES = ['general', 'elder', 'youth', 'returnee', 'gig'] as const
export const AudienceSchema = v.picklist(AUDIENCES, '请选一个人群')
export type Audience = v.InferOutput<typeof AudienceSchema>

/** What the interface calls each audience, and how it asks "您是哪类人群". */
export const AUDIENCE_NAMES: Record<Audience, { name: string; hint: string }> = {
  general: { name: '全体村民', hint: '家里的大事小情' },
  elder: { name: '老年人', hint: '养老、赡养、防骗' },
  youth: { name: '青少年', hint: '校园、上网、保护自己' },
  returnee: { name: '返乡务工人员', hint: '工钱、工伤、合同' },
  gig: { name: '新业态从业者', hint: '跑外卖、送快递、开网约车、直播带货' },
}
