import { dateInWords } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'

/** How many have answered each survey. */
export function SurveyCard() {
  const surveys = useQuery(reading('deskSurveys', {}))
  return (
    <Card title="问卷答卷" size="small">
      <Loaded query={surveys} empty={{ when: (list) => list.length === 0, text: '现在没有问卷' }}>
        {(list) => (
          <ul className="plain-list">
            {list.map((survey) => (
              <li key={`${survey.id}-${survey.version}`}>
                <span>
                  {survey.title}
                  <small>
                    {dateInWords(survey.opens)}–{dateInWords(survey.closes)}
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
