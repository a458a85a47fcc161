import type { Reply } from '@domain/api'
import { AUDIENCE_NAMES } from '@domain/audiences'
import { QUESTION_STATUSES, type QuestionStatus, QuestionStatusSchema, WORDS_ERASED } from '@domain/questions'
import { dateInWords } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { Link, useSearchParams } from 'react-router'
import * as v from 'valibot'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Tag } from '../../components/Tag'
import { AnswerForm } from './AnswerForm'

const options = Object.entries(QUESTION_STATUSES).map(([value, label]) => ({ value: value as QuestionStatus, label }))

/** The question box: questions without a name, to be answered and, where the asker agreed, shown to all. */
export default function QuestionsPage() {
  const [params, setParams] = useSearchParams()
  const asked = params.get('status')
  const status = v.is(QuestionStatusSchema, asked) ? asked : 'open'
  const one = params.get('id')
  const query = useQuery(reading('deskQuestions', { query: one ? {} : { status } }))
  const shown = (list: Reply<'deskQuestions'>) => list.filter(({ id }) => !one || id === one)
  return (
    <Page title="匿名提问" lead="提问的人没有留名字。答复只讲法律和办法，不替他断案。">
      <div className="filters">
        {one ? (
          <Link to="/questions">看全部提问</Link>
        ) : (
          <Segmented<QuestionStatus>
            aria-label="看哪些"
            value={status}
            onChange={(chosen) => setParams({ status: chosen }, { replace: true })}
            options={options}
          />
        )}
      </div>
      <Loaded
        query={query}
        empty={{ when: (list) => shown(list).length === 0, text: '这里没有问题。群众在小程序里提的会到这里来' }}
      >
        {(list) => (
          <ul className="card-list">
            {shown(list).map((question) => (
              <li key={question.id} className="question">
                <p>
                  <strong>{question.text || WORDS_ERASED}</strong>
                </p>
                <p className="tags">
                  <small>{dateInWords(question.askedOn)}</small>
                  {question.audience ? <Tag>{AUDIENCE_NAMES[question.audience].name}</Tag> : null}
                  <Tag tone={question.mayPublish ? 'good' : 'neutral'}>
                    {question.mayPublish ? '同意公开' : '不公开'}
                  </Tag>
                </p>
                {question.status === 'open' ? <AnswerForm question={question} /> : <p>{question.answer}</p>}
                {question.status === 'published' ? (
                  <Link to={`/lessons/new?question=${encodeURIComponent(question.id)}`}>照着写一篇普法内容</Link>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}
