import { useEffect, useRef, useState } from 'react'

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
declare global {
  interface Window {
    /** The browser's own reader of codes; not in TypeScript's DOM library. */
    BarcodeDetector?: new (options: {
      formats: string[]
    }) => Detector
  }
}

/** How often a picture is looked at, in milliseconds. */
const EVERY = 250

/** The camera's picture, until a code with six digits is seen in it. */
export default function Scanner({ onCode }: { onCode: (code: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const found = useRef(onCode)
  found.current = onCode
  const [refused, setRefused] = useState(false)

  useEffect(() => {
    const detector = window.BarcodeDetector && new window.BarcodeDetector({ formats: ['qr_code'] })
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setInterval> | undefined
    let over = false
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const look = async () => {
      if (!video.current || !detector || over) return
      const codes = await detector.detect(video.current).catch(() => [])
      const digits = codes.map((code) => /(?<!\d)\d{6}(?!\d)/.exec(code.rawValue)?.[0]).find(Boolean)
      if (!digits || over) return
      over = true
      found.current(digits)
    }
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (over || !video.current) return stop()
      video.current.srcObject = stream
      await video.current.play()
      timer = setInterval(() => void look(), EVERY)
    }
    start().catch(() => setRefused(true))
    return () => {
      over = true
      clearInterval(timer)
      stop()
    }
  }, [])

  if (refused) return <p role="alert">打不开摄像头。请在浏览器里允许使用，或者输入 6 位预约码。</p>
  return <video ref={video} className="scanner" playsInline muted />
}
