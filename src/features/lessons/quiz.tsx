import type { QuizQuestion } from '@domain/lessons'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Card } from '@/components/card/card'
import { Choice } from '@/components/choice/choice'
import './quiz.scss'

/** A few questions to see whether it was understood; nothing is sent, a wrong answer is no shame. */
export function Quiz({ questions }: { questions: readonly QuizQuestion[] }) {
  return (
    <>
      {questions.map((question, index) => (
        <Question key={question.question} question={question} number={index + 1} />
      ))}
    </>
  )
}

function Question({ question, number }: { question: QuizQuestion; number: number }) {
  const [chosen, setChosen] = useState<number>()
  const right = chosen === question.answer
  return (
    <Card>
      <View className="quiz__question">{`${number}. ${question.question}`}</View>
      <Choice
        label={question.question}
        actsAtOnce
        options={question.options.map((text, index) => ({ value: String(index), text }))}
        selected={chosen === undefined ? [] : [String(chosen)]}
        onToggle={(value) => setChosen(Number(value))}
      />
      {chosen !== undefined && (
        <View className="quiz__reason">
          <Banner icon={right ? 'check' : 'info'} tone={right ? 'pine' : 'clay'}>
            {right
              ? `对了。${question.reason}`
              : `再想想，应该是“${question.options[question.answer]}”。${question.reason}`}
          </Banner>
        </View>
      )}
    </Card>
  )
}
