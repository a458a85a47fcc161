import { useState } from 'react'
import { useShare } from '@/platform/share'
import { ClassEnd, ClassLessons } from './class-lessons'
import { ClassQuiz } from './class-quiz'
import { JoinClass } from './join-class'
import { Reasons } from './reasons'
import { useVisit } from './visit-store'

/** A class from its code to its end, opened where it was left. `code` is the one the phone scanned, if it did. */
export function ClassVisit({ code }: { code: string }) {
  const visit = useVisit((store) => store.visit)
  const [scanned, setScanned] = useState(code)
  const shared = visit?.code ?? scanned
  useShare({
    title: visit?.session ? `进课堂：${visit.session.title}` : '进课堂',
    screen: 'school/class',
    params: shared ? { code: shared } : {},
  })
  // Scanned the code of another class: that one is meant, not the one from last time.
  if (!visit?.session || (scanned && scanned !== visit.code))
    return <JoinClass scanned={scanned} onJoined={() => setScanned('')} />
  const joined = { visit, session: visit.session }
  switch (visit.stage) {
    case 'before':
    case 'after':
      return <ClassQuiz key={visit.stage} {...joined} phase={visit.stage} />
    case 'before-reasons':
      return <Reasons {...joined} phase="before" next="lessons" nextText="去读这节课的内容" />
    case 'after-reasons':
      return <Reasons {...joined} phase="after" next="end" nextText="答完了" />
    case 'lessons':
      return <ClassLessons {...joined} />
    case 'end':
      return <ClassEnd {...joined} />
  }
}
