import { type LessonDetail, SECTION_TITLES } from '@domain/lessons'
import { shortTitle } from '@domain/statutes'
import { TextBlock } from '../../components/TextBlock'

/** A lesson as the phone shows it: same order, same words, same width. */
export const PhonePreview = ({ lesson }: { lesson: LessonDetail }) => (
  <article className="phone-preview" aria-label="手机上的样子">
    <h3>{lesson.title}</h3>
    <p className="phone-summary">{lesson.summary}</p>
    {lesson.sections.map((section) => (
      <section key={section.kind}>
        <h4>{SECTION_TITLES[section.kind]}</h4>
        {section.blocks.map((block) => (
          <TextBlock key={JSON.stringify(block)} block={block} />
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
