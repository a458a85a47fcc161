import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { call } from '../api/client'
import { faultText } from '../api/fault'
import { BASE } from '../base'

/**
 * Ends the session; the page is loaded afresh so that nothing of the last person stays in memory. Whoever could not be
 * signed out is told in a dialog that stays: they may be about to leave the screen.
 */
export function useSignOut() {
  const { modal } = App.useApp()
  return useMutation({
    mutationFn: () => call('deskLogout', {}),
    onSuccess: () => window.location.assign(BASE),
    onError: (error) =>
      modal.error({
        title: '还没有退出',
        content: `${faultText(error)}现在就要走开，请先锁上电脑。`,
        okText: '知道了',
      }),
  })
}
