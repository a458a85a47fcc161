import { useMutation } from '@tanstack/react-query'
import { call } from '../api/client'
import { BASE } from '../base'

/** Ends the session; the page is loaded afresh so that nothing of the last person stays in memory. */
export const useSignOut = () =>
  useMutation({
    mutationFn: () => call('deskLogout', {}),
    onSuccess: () => window.location.assign(BASE),
  })
