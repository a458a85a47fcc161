import type { Content } from '../content/content'
import { createSpeller, type Speller } from './spelling'

/** The speller of a content's words. */
export const spellerOf = (content: Pick<Content, 'statutes' | 'lexicon' | 'glossary'>): Speller =>
  createSpeller(vocabularyOf(content), legalTermsOf(content), new Set(content.lexicon.fillers))

/** Of the spoken words those that name a thing (劳动合同, 高利贷): everyday words in them make them sound like anything. */
const isName = (said: string, fillers: readonly string[]): boolean =>
  said.length >= 3 && !/[+|]/.test(said) && ![...said].some((character) => fillers.includes(character))

/** What things are called: what a misspelt word may be put right to. */
const legalTermsOf = ({
  lexicon,
  glossary,
  statutes,
}: Pick<Content, 'statutes' | 'lexicon' | 'glossary'>): string[] => [
  ...lexicon.concepts.flatMap(({ law }) => law),
  ...lexicon.concepts.flatMap(({ say }) => say.filter((each) => isName(each, lexicon.fillers))),
  ...glossary.flatMap(({ term, also }) => [term, ...also]),
  ...statutes.all.map(({ title }) => title.replace(/^中华人民共和国/, '')),
]

/** Everything the service has a name for, in the law's words and in people's. */
const vocabularyOf = (content: Pick<Content, 'statutes' | 'lexicon' | 'glossary'>): string[] => [
  ...legalTermsOf(content),
  ...content.lexicon.concepts.flatMap(({ say }) => say.flatMap((each) => each.split(/[+|]/))),
]
