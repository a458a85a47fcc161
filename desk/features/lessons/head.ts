import type { Audience } from '@domain/audiences'
import type { Topic } from '@domain/topics'
import { type Document, isScalar, isSeq, parseDocument } from 'yaml'

/** The parts of a lesson's head that have fields of their own beside the text. */
export interface LessonHead {
  id: string
  title: string
  summary: string
  audiences: Audience[]
  topics: Topic[]
  broadcast: string
}

const SHAPE = /^---\r?\n([\s\S]*?)\r?\n---(?=\r?\n)/

function open(source: string): Document | undefined {
  const head = SHAPE.exec(source)?.[1]
  const document = head === undefined ? undefined : parseDocument(head)
  return document?.errors.length === 0 ? document : undefined
}

const text = (document: Document, key: string): string => String(document.get(key) ?? '')
const list = (document: Document, key: string): string[] => {
  const node = document.get(key)
  return isSeq(node) ? node.items.map((item) => String(isScalar(item) ? item.value : item)) : []
}

/** The head's fields; undefined where the head cannot be read, and has to be mended in the text. */
export function readHead(source: string): LessonHead | undefined {
  const document = open(source)
  if (!document) return undefined
  return {
    id: text(document, 'id'),
    title: text(document, 'title'),
    summary: text(document, 'summary'),
    audiences: list(document, 'audiences') as Audience[],
    topics: list(document, 'topics') as Topic[],
    broadcast: text(document, 'broadcast'),
  }
}

/** The text with one field of its head changed; everything else, comments too, stays as it was written. */
export function writeHead<K extends keyof LessonHead>(source: string, key: K, value: LessonHead[K]): string {
  const document = open(source)
  if (!document) return source
  if (value === '') document.delete(key)
  else document.set(key, Array.isArray(value) ? document.createNode(value, { flow: true }) : value)
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd()
  return source.replace(SHAPE, () => `---\n${yaml}\n---`)
}
