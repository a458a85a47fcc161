import { type Block, type LessonDetail, SECTION_TITLES, type Span } from '@domain/lessons'
import { shortTitle } from '@domain/statutes'

const Spans = ({ spans }: { spans: readonly Span[] }) =>
  spans.map((span, index) => {
    // A text's parts have no names of their own; their order is what they are.
    const key = `${index}-${span.text}`
    const text = span.bold ? <strong>{span.text}</strong> : span.text
    return (
      <span key={key}>
        {text}
        {span.cite ? <sup>[{span.cite}]</sup> : null}
      </span>
    )
  })

function BlockView({ block }: { block: Block }) {
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

/** A lesson as the phone shows it: same order, same words, same width. */
export const PhonePreview = ({ lesson }: { lesson: LessonDetail }) => (
  <article className="phone-preview" aria-label="手机上的样子">
    <h3>{lesson.title}</h3>
    <p className="phone-summary">{lesson.summary}</p>
    {lesson.sections.map((section) => (
      <section key={section.kind}>
        <h4>{SECTION_TITLES[section.kind]}</h4>
        {section.blocks.map((block) => (
          <BlockView key={JSON.stringify(block)} block={block} />
        ))}
      </section>
    ))}
    <section>
      <h4>引用的法条</h4>
      {lesson.citations.map((citation, index) => (
        <blockquote key={`${citation.statute}${citation.article}${citation.quote}`}>
          <strong>
            [{index + 1}]《{shortTitle(citation.statute)}》{citation.article}
          </strong>
          <p>{citation.quote}</p>
        </blockquote>
      ))}
    </section>
    <section>
      <h4>考考自己</h4>
      {lesson.quiz.map((question) => (
        <div key={question.question}>
          <p>{question.question}</p>
          <ul>
            {question.options.map((option, index) => (
              <li key={option}>
                {option}
                {index === question.answer ? '（对）' : ''}
              </li>
            ))}
          </ul>
          <p className="hint">{question.reason}</p>
        </div>
      ))}
    </section>
  </article>
)
