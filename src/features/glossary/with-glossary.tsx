import type { GlossaryEntry } from '@domain/search'
import { View } from '@tarojs/components'
import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '@/components/button/button'
import { Sheet } from '@/components/sheet/sheet'
import { useRead } from '@/platform/use-read'
import { bySpelling, GlossaryContext } from './glossary'

const NOTHING = {}

/** Explains legal terms in what it holds: a tap on a term says it in plain words. */
export function WithGlossary({ children }: { children: ReactNode }) {
  const { data } = useRead('glossary', NOTHING)
  const [shown, setShown] = useState<GlossaryEntry>()
  const glossary = useMemo(() => ({ entries: bySpelling(data ?? []), explain: setShown }), [data])
  const close = () => setShown(undefined)
  return (
    <GlossaryContext.Provider value={glossary}>
      {children}
      {shown && (
        <Sheet title={shown.term} onClose={close}>
          <View>{shown.plain}</View>
          <Button kind="primary" onTap={close}>
            知道了
          </Button>
        </Sheet>
      )}
    </GlossaryContext.Provider>
  )
}
