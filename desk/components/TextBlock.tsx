import type { Block, Span } from '@domain/lessons'

const Spans = ({ spans }: { spans: readonly Span[] }) =>
  spans.map((span, index) => {
    // A text's parts have no names of their own; their order is what they are.
    const key = `${index}-${span.text}`
    return (
      <span key={key}>
        {span.bold ? <strong>{span.text}</strong> : span.text}
        {span.cite ? <sup>[{span.cite}]</sup> : null}
      </span>
    )
  })

/** A paragraph or list of a lesson or guide, as the phone has it. */
export function TextBlock({ block }: { block: Block }) {
  if (block.kind === 'paragraph')
    return (
      <p>
        <Spans spans={block.spans} />
      </p>
    )
  const List = block.kind === 'steps' ? 'ol' : 'ul'
  return (
    <List>
      {block.items.map((spans) => (
        <li key={spans.map((span) => span.text).join('')}>
          <Spans spans={spans} />
        </li>
      ))}
    </List>
  )
}
