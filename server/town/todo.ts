import type { Town } from '@domain/directory'

/** Facts of the town that nobody has published and staff must fill in before going live. */
export function todoOf(town: Town): { what: string; why: string }[] {
  const unnamed = town.villages.filter((village) => village.name.includes('待填写'))
  const unreachable = town.villages.filter(
    (village) => !town.contacts.some((contact) => contact.villageId === village.id && contact.phone),
  )
  return [
    ...(town.office.phone
      ? []
      : [{ what: `${town.office.name}的电话`, why: '居民遇到问题时，每一页都会请他们打这个电话' }]),
    ...(unnamed.length ? [{ what: `${unnamed.length} 个村的村名`, why: '居民要选自己的村，现在显示的是占位名' }] : []),
    ...(unreachable.length
      ? [{ what: `${unreachable.length} 个村的网格员、调解员或法律明白人的电话`, why: '居民要能找到本村的人' }]
      : []),
    ...town.places
      .filter((place) => place.latitude === undefined || place.longitude === undefined)
      .map((place) => ({ what: `${place.name}的地图位置`, why: '没有位置，预约单上就不能打开地图' })),
    ...town.contacts
      .filter((contact) => !contact.phone)
      .map((contact) => ({ what: `${contact.name}的电话`, why: contact.purpose })),
  ]
}
