import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { open } from '@/platform/navigate'
import { useSurveyDrafts } from './draft-store'

/** Surveys that lie half filled in, or not yet sent, on this phone: also those that have closed meanwhile. */
export function UnfinishedSurveys() {
  const drafts = Object.entries(useSurveyDrafts((store) => store.drafts))
  if (drafts.length === 0) return null
  return (
    <Section title="没交的问卷">
      <Rows>
        {drafts.map(([key, { definition, bookingId, classCode, waiting }]) => (
          <Row
            key={key}
            icon="survey"
            title={definition.title}
            note={waiting ? '等网络好了会自动提交' : '答案在这部手机里，点这里接着填'}
            onTap={() =>
              open('survey/fill', {
                id: definition.id,
                ...(bookingId ? { booking: bookingId } : {}),
                ...(classCode ? { code: classCode } : {}),
              })
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
