import { useEffect, useMemo, useRef, useState } from 'react'
import { createSpeech } from '@/platform/speech'
import { useLeaving } from '@/platform/use-leaving'
import type { Sentence } from './sentences'

type Phase = 'silent' | 'speaking' | 'paused' | 'failed'

/** Reads sentences aloud one after the other; falls silent when the screen is left. */
export function useReadAloud(sentences: readonly Sentence[]) {
  const speech = useMemo(createSpeech, [])
  const [phase, setPhase] = useState<Phase>('silent')
  const [at, setAt] = useState(0)
  const list = useRef(sentences)
  list.current = sentences

  const stop = () => {
    speech.stop()
    setPhase('silent')
    setAt(0)
  }
  const say = (index: number) => {
    const sentence = list.current[index]
    if (!sentence) return stop()
    setAt(index)
    setPhase('speaking')
    speech.speak(
      sentence.text,
      () => say(index + 1),
      () => setPhase('failed'),
    )
  }
  useEffect(() => () => speech.stop(), [speech])
  useLeaving(stop)

  return {
    available: speech.available,
    phase,
    sentence: phase === 'silent' ? undefined : sentences[at],
    play: () => say(0),
    pause: () => {
      speech.pause()
      setPhase('paused')
    },
    resume: () => {
      speech.resume()
      setPhase('speaking')
    },
    /** A sentence back or forward. */
    step: (by: 1 | -1) => say(Math.max(0, at + by)),
    stop,
  }
}

export type ReadAloudControls = ReturnType<typeof useReadAloud>
