import type { Reply } from '@domain/api'
import { dateInWords } from '@domain/time'
import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Empty } from '@/components/empty/empty'
import { Heading } from '@/components/heading/heading'
import { ReadView } from '@/features/frame/read-view'
import { Aloud } from '@/features/read-aloud/aloud'
import { plainPlace } from '@/features/read-aloud/sentences'
import { SpokenText } from '@/features/read-aloud/spoken-text'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import './answers.scss'

const NOTHING = {}
const PAGE = 10

/** Questions that were answered and may be shown, newest first. */
export function Answers() {
  const read = useRead('publicQuestions', NOTHING)
  const [shown, setShown] = useState(PAGE)
  return (
    <View className="stack">
      <Heading level={1}>大家问过的</Heading>
      <Button icon="edit" onTap={() => open('school/ask')}>
        我也要问，不留名字
      </Button>
      <ReadView read={read}>
        {(questions) =>
          questions.length === 0 ? (
            <Empty icon="question" title="还没有登出来的问题" />
          ) : (
            <>
              <AnswerCards questions={questions} shown={shown} />
              {questions.length > shown && <Button onTap={() => setShown(shown + PAGE)}>再看一些</Button>}
            </>
          )
        }
      </ReadView>
    </View>
  )
}

/** The newest ones, to be read or heard. */
function AnswerCards({ questions, shown }: { questions: Reply<'publicQuestions'>; shown: number }) {
  const visible = useMemo(() => questions.slice(0, shown), [questions, shown])
  const sections = useMemo(() => visible.map(({ text, answer }) => ({ title: text, paragraphs: [answer] })), [visible])
  return (
    <Aloud sections={sections}>
      {visible.map(({ id, text, answer, answeredOn }, index) => (
        <Card key={id}>
          <Heading level={3}>{text}</Heading>
          <View className="answer">
            <SpokenText place={plainPlace(index, 0)} text={answer} />
          </View>
          <View className="soft">{`${dateInWords(answeredOn)}答复`}</View>
        </Card>
      ))}
    </Aloud>
  )
}
