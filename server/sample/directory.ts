import type { Contact } from '@domain/directory'
import type { DirectoryEntry } from '@domain/directory-editing'
import { addDays, instantAt, type LocalDate } from '@domain/time'
import type { Door, Who } from './door'

/** Whom the first villages have named; the others have not yet, as it is in a town that begins. */
const NAMED_VILLAGES = 3
/** Days ago that a village's assembly adopted its rules. */
const ADOPTED_AGO = 200
/** Days from there until they had passed the review of their lawfulness. */
const REVIEW_DAYS = 20

const PEOPLE: readonly Pick<Contact, 'kind' | 'name' | 'purpose' | 'hours'>[] = [
  { kind: 'grid-officer', name: '孙某甲（示例）', purpose: '村里大小事，先找他', hours: '全天' },
  { kind: 'mediator', name: '钱某乙（示例）', purpose: '邻里、家庭、土地的矛盾', hours: '每天 8:00—18:00' },
  { kind: 'law-guide', name: '吴某丙（示例）', purpose: '不懂法律的事，先问他', hours: '晚饭后' },
]

const RULES = `第一条 婚丧事简办，不比阔气，不收高价彩礼。（示例）
第二条 垃圾分好再扔，门前自己扫干净。
第三条 秸秆、荒草不烧，见到火先喊人、再打 119。
第四条 老人由子女轮流照看，月月有问候。
第五条 邻里有争执，先请村调解员来说和，不动手。
第六条 村里的账，每季度贴出来，谁都可以来问。`

/** Some villages have filled in their people and rules: plainly invented ones. */
export async function playDirectory(door: Door, officer: Who, today: LocalDate): Promise<void> {
  const adopted = addDays(today, -ADOPTED_AGO)
  const reviewedOn = addDays(adopted, REVIEW_DAYS)
  door.setNow(instantAt(reviewedOn, '10:00'))
  const save = (entry: DirectoryEntry) => door.call('deskSaveEntry', { body: { entry, revision: 0 } }, officer)
  for (const [at, { id }] of door.parts.town.villages.slice(0, NAMED_VILLAGES).entries()) {
    for (const [n, person] of PEOPLE.entries()) {
      const phone = `1390000${9000 + at * 10 + n}`
      await save({ of: 'contact', value: { ...person, id: `${id}-${person.kind}`, villageId: id, phone, topics: [] } })
    }
    await save({ of: 'rules', value: { villageId: id, text: RULES, adoptedOn: adopted, reviewedOn } })
  }
}
