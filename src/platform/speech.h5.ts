import type { Speech } from './speech-types'

/** Unhurried: many listeners are old. */
const RATE = 0.9

/** In a browser: the system's own voice. */
export function createSpeech(): Speech {
  const synthesis = typeof window !== 'undefined' ? window.speechSynthesis : undefined
  let turn = 0
  const stop = () => {
    turn += 1
    synthesis?.cancel()
  }
  return {
    available: synthesis !== undefined && typeof SpeechSynthesisUtterance !== 'undefined',
    speak: (text, done, failed) => {
      stop()
      const mine = turn
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.lang = 'zh-CN'
      utterance.rate = RATE
      const voice = synthesis?.getVoices().find((candidate) => /^zh([-_]CN|[-_]Hans)?/i.test(candidate.lang))
      if (voice) utterance.voice = voice
      utterance.onend = () => {
        if (mine === turn) done()
      }
      utterance.onerror = () => {
        if (mine === turn) failed()
      }
      synthesis?.speak(utterance)
    },
    pause: () => synthesis?.pause(),
    resume: () => synthesis?.resume(),
    stop,
  }
}
