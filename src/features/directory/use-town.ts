import type { Reply } from '@domain/api'
import type { Contact } from '@domain/directory'
import { useRead } from '@/platform/use-read'

export type TownFacts = Reply<'town'>

const NOTHING = {}

/** The town's facts, from the phone where they were read before. */
export const useTown = (): TownFacts | undefined => useRead('town', NOTHING).data

/** 12348, the public legal service line of the whole country: known without asking anybody. */
export const LEGAL_LINE = { name: '12348 法律援助热线', phone: '12348', purpose: '免费问法律问题' } as const

/** Whom to call when stuck: the town's office where its number is known, the national legal line otherwise. */
export function helpContact(town: TownFacts | undefined): { name: string; phone: string; purpose: string } {
  const office = town?.office
  return office?.phone ? { name: office.name, phone: office.phone, purpose: office.purpose } : LEGAL_LINE
}

/** The town's place of this name, where a booking names one. */
export const usePlace = (name: string) => useTown()?.places.find((place) => place.name === name)

/** Contacts that can be called, those of the topic first. */
export function callable(
  contacts: readonly Contact[],
  topics: readonly string[] = [],
): (Contact & { phone: string })[] {
  const withPhone = contacts.filter((contact): contact is Contact & { phone: string } => Boolean(contact.phone))
  const fits = (contact: Contact) => contact.topics.some((topic) => topics.includes(topic))
  return [...withPhone.filter(fits), ...withPhone.filter((contact) => !fits(contact))]
}
