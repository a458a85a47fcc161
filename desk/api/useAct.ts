import type { CallInput, EndpointName, Reply } from '@domain/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { call } from './client'
import { faultText } from './fault'

interface ActOptions<N extends EndpointName> {
  /** Said when it worked. */
  done?: string | ((reply: Reply<N>) => string)
  /** Reads that are no longer true afterwards. */
  refresh: readonly EndpointName[]
  /** Says a refusal in passing; left out where a form shows it beside its fields. */
  sayFault?: boolean
  onDone?: (reply: Reply<N>) => void
}

/** Calls an endpoint that changes something, says that it worked, and reads anew what it changed. */
export function useAct<N extends EndpointName>(name: N, { done, refresh, sayFault, onDone }: ActOptions<N>) {
  const cache = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (input: CallInput<N>) => call(name, input),
    onSuccess: (reply) => {
      if (done) message.success(typeof done === 'string' ? done : done(reply))
      onDone?.(reply)
    },
    onError: (error) => {
      if (sayFault) message.error(faultText(error))
    },
    // Refused or not, what the server has is what the screen should show.
    onSettled: () => {
      for (const read of refresh) void cache.invalidateQueries({ queryKey: [read] })
    },
  })
}
