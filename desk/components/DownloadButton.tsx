import type { CallInput, EndpointName } from '@domain/api'
import { useMutation } from '@tanstack/react-query'
import { App, Button, type ButtonProps } from 'antd'
import { fetchFile } from '../api/client'
import { faultText } from '../api/fault'

interface DownloadButtonProps<N extends EndpointName> extends Pick<ButtonProps, 'type' | 'icon' | 'children'> {
  name: N
  input: CallInput<N>
}

/** Hands a file to the browser as a link with `download` does. */
function save({ filename, content }: { filename: string; content: Blob }): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = filename
  link.click()
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/**
 * Downloads a file of the contract. It is fetched, not linked to: the server may want a proof of who asks, and a refusal
 * must not take the place of the page.
 */
export function DownloadButton<N extends EndpointName>({ name, input, ...look }: DownloadButtonProps<N>) {
  const { message } = App.useApp()
  const load = useMutation({
    mutationFn: () => fetchFile(name, input),
    onSuccess: save,
    // The message's own promise, which waits for it to close, is not handed on.
    onError: (error) => {
      message.error(faultText(error))
    },
  })
  return <Button {...look} loading={load.isPending} onClick={() => load.mutate()} />
}
