import Taro from '@tarojs/taro'
import type { Speech } from './speech-types'

interface SpeechPlugin {
  textToSpeech: (options: {
    lang: 'zh_CN'
    tts: true
    content: string
    success: (result: { filename: string }) => void
    fail: () => void
  }) => void
}
declare const requirePlugin: (name: string) => SpeechPlugin

/** WeChat's official speech plugin takes at most this many characters a call. */
const MAX_CHARACTERS = 300

/** In WeChat: the official speech plugin makes a sound file, the audio player plays it. */
export function createSpeech(): Speech {
  const plugin = loadPlugin()
  let audio: Taro.InnerAudioContext | undefined
  let turn = 0
  const stop = () => {
    turn += 1
    audio?.destroy()
    audio = undefined
  }
  return {
    available: plugin !== undefined,
    speak: (text, done, failed) => {
      stop()
      const mine = turn
      const ifMine = (then: () => void) => () => {
        if (mine === turn) then()
      }
      plugin?.textToSpeech({
        lang: 'zh_CN',
        tts: true,
        content: text.slice(0, MAX_CHARACTERS),
        fail: ifMine(failed),
        success: ({ filename }) => {
          if (mine !== turn) return
          audio = Taro.createInnerAudioContext()
          audio.src = filename
          audio.onEnded(ifMine(done))
          audio.onError(ifMine(failed))
          audio.play()
        },
      })
    },
    pause: () => audio?.pause(),
    resume: () => audio?.play(),
    stop,
  }
}

function loadPlugin(): SpeechPlugin | undefined {
  if (!__SPEECH_PLUGIN__) return undefined
  try {
    return requirePlugin('WechatSI')
  } catch {
    return undefined
  }
}
