import type { Village } from '@domain/directory'
import type { SurveyDefinition } from '@domain/survey'
import { checkAnswers } from '@domain/survey-answers'
import { Button } from 'antd'
import { useState } from 'react'
import { AnswerFields } from '../AnswerFields'

/** The survey as it asks: try answers and see which questions follow. Nothing of it is kept. */
export function Preview({ definition, villages }: { definition: SurveyDefinition; villages: readonly Village[] }) {
  const [answers, setAnswers] = useState<Record<string, unknown>>({})
  const asked = villages.filter(({ id }) => definition.villages.length === 0 || definition.villages.includes(id))
  const { path, faults } = checkAnswers(
    definition,
    answers,
    asked.map((village) => village.id),
  )
  return (
    <section className="survey-preview" aria-label="试填">
      <h2>{definition.title}</h2>
      <p>{definition.intro}</p>
      <p className="hint">{`现在会问 ${path.length} 题。在这里试着选，看后面问什么；不会存下来。`}</p>
      <AnswerFields
        questions={path}
        answers={answers}
        villages={asked}
        faults={Object.fromEntries(Object.entries(faults).filter(([id]) => answers[id] !== undefined))}
        onAnswer={(question, value) => setAnswers({ ...answers, [question]: value })}
      />
      <Button onClick={() => setAnswers({})}>从头再试</Button>
    </section>
  )
}
