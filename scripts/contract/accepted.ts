/** A break that was thought through. */
interface Accepted {
  /** As `npm run check:contract` prints it. */
  place: string
  /** Why the last release's client does well all the same. */
  why: string
}

const all = (why: string, places: string[]): Accepted[] => places.map((place) => ({ place, why }))

const CONTACTS = [
  'GET /api/town 回答.office',
  'GET /api/town 回答.contacts[]',
  'GET /api/home 回答.hotlines[]',
  'GET /api/search 回答.contacts[]',
]

/** Breaks of the contract that the last release's client does not mind. Emptied at each release. */
export const ACCEPTED: Accepted[] = [
  ...all('Was optional and sent by lists ordered for a reader only, which still send it.', [
    'GET /api/search 回答.lessons[].why：回答里没有了',
    'GET /api/lessons/{id} 回答.why：回答里没有了',
    'POST /api/classes/join 回答.lessons[].why：回答里没有了',
  ]),
  ...all(
    'Is the small print under a call button, which stands without it.',
    CONTACTS.map((contact) => `${contact}.purpose：以前一定有，现在可能没有`),
  ),
  ...all(
    'Only names whose number is not known yet; an unknown kind leaves that name out of the sentence.',
    CONTACTS.flatMap((contact) => [
      `${contact}.kind：值 "service-point" 对方不认识`,
      `${contact}.kind：值 "agency" 对方不认识`,
    ]),
  ),
  ...all('Stands behind those asked for, and the client asks for the first three only.', [
    'GET /api/messages/templates 回答[].template：值 "progress" 对方不认识',
  ]),
]
