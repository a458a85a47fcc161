import { useEffect } from 'react'
import { setUnreachablePage } from '@/platform/browser/router.h5'
import { ApiFailure } from '@/platform/failure'
import { openAgain } from '@/platform/navigate'
import { onNetworkChange } from '@/platform/network'
import { Failed } from './failed'
import { Frame } from './frame'

/** Stands in place of a page whose program could not be fetched. */
function Unreachable() {
  useEffect(() => onNetworkChange((online) => online && openAgain()), [])
  return (
    <Frame title="这一页没打开" help={false}>
      <Failed failure={new ApiFailure('offline')} onRetry={openAgain} />
    </Frame>
  )
}

setUnreachablePage(Unreachable)
