import { type ContactKind, inOrderFor } from '@domain/directory'
import type { Guide } from '@domain/guides'
import type { SearchReply } from '@domain/search'
import type { Directory } from '../directory/book'
import { normalise } from './normalise'
import { bigrams } from './tokens'

const GUIDES = 3
const PEOPLE = 6
/** How much of a guide's title or of a way to ask for it a question must have, as a share of pairs of characters. */
const NEAR = 0.6
/** Words of asking that say nothing about what is asked for. */
const ASKING =
  /(怎么办|怎么|咋办|咋|如何|哪里|哪儿|[在去上往到]哪|需要|多少|什么|[要带]啥|找谁|是谁|电话|地址|申请|办理|一下|请问|手续|流程|材料|多久|要钱|吗|呢|我想|我要|想要)/g
/** A way of asking of one pair of characters (公证) is meant by a question hardly longer than it. */
const SHORT_QUESTION = 3

/** A guide by the pairs of characters of its title and of each way to ask for it. */
interface Known {
  guide: Guide
  asked: Set<string>[]
}

const pairs = (text: string): Set<string> => new Set(bigrams(normalise(text).replace(ASKING, ' ').trim()))

/** Finds service guides by the question's words: few and exact, since a wrong form costs somebody a day. */
export function createGuideFinder(guides: readonly Guide[]): (question: string) => Guide[] {
  const known: Known[] = guides.map((guide) => ({ guide, asked: [guide.title, ...guide.say].map(pairs) }))
  return (question) => {
    const asked = pairs(question)
    if (asked.size === 0) return []
    const scored = known.map(({ guide, asked: ways }): [Guide, number] => [
      guide,
      Math.max(...ways.map((way) => likeness(way, asked))),
    ])
    return scored
      .filter(([, score]) => score >= NEAR)
      .sort((a, b) => b[1] - a[1])
      .slice(0, GUIDES)
      .map(([guide]) => guide)
  }
}

/** The share of a way of asking that the question has, or of a short question that the way has, whichever is smaller told. */
function likeness(way: ReadonlySet<string>, asked: ReadonlySet<string>): number {
  let both = 0
  for (const pair of asked) if (way.has(pair)) both++
  if (way.size === 1 && asked.size > SHORT_QUESTION) return 0
  return way.size === 0 ? 0 : Math.max(both / way.size, both >= 2 || asked.size === 1 ? both / asked.size : 0)
}

/** How people name whom they look for. */
const NAMED: [RegExp, ContactKind][] = [
  [/网格/, 'grid-officer'],
  [/调解员|调解主任|(谁|找人)(给|来)?(管|调解|说和|评理)/, 'mediator'],
  [/明白人|懂法/, 'law-guide'],
  [/法律顾问|村律师/, 'adviser'],
  [/服务点|服务站|工作站/, 'service-point'],
]
/** Said outright, so that asking which village helps: 谁管 alone is mostly about something else. */
const EACH_VILLAGE_HAS = /网格|调解员|调解主任|明白人/
const OWN = /(我们|我|咱们|咱|本|俺|俺们)村/

/**
 * Whom a question names by village and office (某村网格员电话), and whose village rules it asks for; `villageNeeded` where
 * that depends on the village, which neither the question nor `ownVillage` says.
 */
export function findPeople(
  question: string,
  { villages, contacts, office }: Directory,
  ownVillage: string | undefined,
): Pick<SearchReply, 'people' | 'rules' | 'villageNeeded'> {
  const text = normalise(question)
  const named = villages.filter(({ name }) => {
    const plain = normalise(name)
    return text.includes(plain) || (plain.length > 2 && text.includes(plain.replace(/村$/, '')))
  })
  const own = villages.filter(({ id }) => id === ownVillage)
  const kinds = NAMED.filter(([pattern]) => pattern.test(text)).map(([, kind]) => kind)
  const asksRules = /村规民约|村规/.test(text)
  const asksWhom = kinds.length > 0 || (/电话|联系|找谁|号码/.test(text) && (named.length > 0 || OWN.test(text)))
  // Who names no village means the own one.
  const meant = named.length > 0 ? named : own
  const people = asksWhom
    ? contacts.filter(
        ({ kind, villageId }) =>
          meant.some(({ id }) => id === villageId) && (kinds.length === 0 || kinds.includes(kind)),
      )
    : []
  const atOffice = kinds.includes('service-point') ? [office] : []
  return {
    people: [...inOrderFor(people, meant[0]?.id), ...atOffice].slice(0, PEOPLE),
    rules: asksRules ? meant.map(({ id, name }) => ({ villageId: id, name })) : [],
    villageNeeded: meant.length === 0 && (asksRules || EACH_VILLAGE_HAS.test(text)),
  }
}
