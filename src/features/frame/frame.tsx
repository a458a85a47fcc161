import { type ReactNode, useEffect } from 'react'
import { OfflineBanner } from '@/components/banner/banner'
import { CallButton, CallPill } from '@/components/call-button/call-button'
import { Screen } from '@/components/screen/screen'
import { helpContact, useTown } from '@/features/directory/use-town'
import { useLargeText, useReader } from '@/features/reader/store'
import { markDocument } from '@/platform/mark-document'
import { useOnline } from '@/platform/network'
import { endOpening } from '@/platform/opening'

interface FrameProps {
  title: string
  tab?: boolean
  /** False where the screen itself offers calls. */
  help?: boolean
  /** False where a call is among the first things on the screen in 大字版, too. */
  callInReach?: boolean
  /** True where the screen itself ends the opening view, once it has something to show. */
  endsOpening?: boolean
  children: ReactNode
}

/** Every page stands in it: the person's type size, the state of the network, and whom to call when stuck. */
export function Frame({
  title,
  tab = false,
  help = true,
  callInReach = true,
  endsOpening = false,
  children,
}: FrameProps) {
  const size = useReader((reader) => reader.textSize)
  const large = useLargeText()
  const online = useOnline()
  const contact = helpContact(useTown())
  useEffect(() => markDocument(`size-${size}`), [size])
  useEffect(() => {
    if (!endsOpening) endOpening()
  }, [endsOpening])
  return (
    <Screen
      title={title}
      size={size}
      tab={tab}
      inReach={large && callInReach && <CallPill name={contact.name} phone={contact.phone} />}
      help={help && <CallButton name="不会用？打电话问" note={contact.name} phone={contact.phone} />}
    >
      {!online && <OfflineBanner />}
      {children}
    </Screen>
  )
}
