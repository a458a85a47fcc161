import { mayCall } from '@domain/api'
import { farDateInWords } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { Link } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { useToday } from '../../components/useToday'
import { useStaff } from '../../session/useStaff'

/** How many have answered each survey, and the way to what they said. */
export function SurveyCard() {
  const { role } = useStaff()
  const today = useToday()
  const surveys = useQuery(reading('deskSurveys', {}))
  return (
    <Card title="问卷答卷" size="small">
      <Loaded query={surveys} empty={{ when: (list) => list.length === 0, text: '现在没有问卷' }}>
        {(list) => (
          <ul className="plain-list">
            {list.map((survey) => (
              <li key={`${survey.id}-${survey.version}`}>
                <span>
                  {mayCall(role, 'deskSurveyResults') ? (
                    <Link to={`/surveys/${survey.id}/results`}>{survey.title}</Link>
                  ) : (
                    survey.title
                  )}
                  <small>
                    {farDateInWords(survey.opens, today)}–{farDateInWords(survey.closes, today)}
                  </small>
                </span>
                <strong>{survey.responses} 份</strong>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}
