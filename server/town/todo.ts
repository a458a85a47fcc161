import { CONTACT_KINDS, type ContactKind, isPlaceholder } from '@domain/directory'
import type { Directory } from '../directory/book'

/** Whom every village has; 法律明白人 are the town's few, so one is enough for the list. */
const IN_EACH_VILLAGE = {
  'grid-officer': '居民要能找到本村的网格员',
  mediator: '有矛盾时，居民要知道本村谁来调解',
  adviser: '村村都有法律顾问，居民要知道是谁、怎么找',
  'service-point': '居民要知道村里的法律服务点在哪、几点开门',
} as const satisfies Partial<Record<ContactKind, string>>

type Facts = Pick<Directory, 'villages' | 'contacts' | 'office' | 'places'> & Partial<Pick<Directory, 'rules'>>

/**
 * Facts of the town that nobody has published and staff must fill in before going live; villages' rules only where they
 * are given, as the town's file holds none.
 */
export function todoOf({ villages, contacts, office, places, rules }: Facts): { what: string; why: string }[] {
  const unnamed = villages.filter((village) => isPlaceholder(village.name))
  const without = (kind: ContactKind) =>
    villages.filter(({ id }) => !contacts.some((c) => c.kind === kind && c.villageId === id && (c.phone || c.address)))
      .length
  const unruled = rules ? villages.filter(({ id }) => !rules.has(id)).length : 0
  const unreviewed = [...(rules?.values() ?? [])].filter(({ reviewedOn }) => !reviewedOn).length
  return [
    ...(office.phone ? [] : [{ what: `${office.name}的电话`, why: '居民遇到问题时，每一页都会请他们打这个电话' }]),
    ...(unnamed.length ? [{ what: `${unnamed.length} 个村的村名`, why: '居民要选自己的村，现在显示的是占位名' }] : []),
    ...Object.entries(IN_EACH_VILLAGE).flatMap(([kind, why]) => {
      const count = without(kind as ContactKind)
      return count ? [{ what: `${count} 个村的${CONTACT_KINDS[kind as ContactKind]}`, why }] : []
    }),
    ...(contacts.some(({ kind, phone }) => kind === 'law-guide' && phone)
      ? []
      : [{ what: '法律明白人的姓名和电话', why: '居民要能找到他们' }]),
    ...(unruled ? [{ what: `${unruled} 个村的村规民约`, why: '没有录入前，居民看到的是“待公布”' }] : []),
    ...(unreviewed ? [{ what: `${unreviewed} 个村的村规民约合法性审查日期`, why: '居民要看得到审查过没有' }] : []),
    ...places
      .filter((place) => place.latitude === undefined || place.longitude === undefined)
      .map((place) => ({ what: `${place.name}的地图位置`, why: '没有位置，预约单上就不能打开地图' })),
    ...places
      .filter((place) => !place.hours)
      .map((place) => ({ what: `${place.name}的开门时间`, why: '居民怕白跑一趟' })),
    ...contacts
      .filter((contact) => !contact.phone && !contact.address)
      .map((contact) => ({ what: `${contact.name}的电话`, why: contact.purpose })),
  ]
}
