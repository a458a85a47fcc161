import { lazy, Suspense } from 'react'
import { Fault } from '../api/fault'
import { FaultAlert } from '../components/FaultAlert'
import { PageLoading } from '../components/PageLoading'
import { FactorPage } from '../session/FactorPage'
import { SignInPage } from '../session/SignInPage'
import { useMe } from '../session/useStaff'

// Whoever has yet to sign in loads the sign-in only.
const Shell = lazy(() => import('./Shell'))

/** Sign-in for whoever is not signed in, the shell for whoever is. */
export function RequireStaff() {
  const { data, error, isPending, refetch } = useMe()
  if (data?.factor === 'missing') return <FactorPage onDone={() => void refetch()} />
  if (data)
    return (
      <Suspense fallback={<PageLoading />}>
        <Shell />
      </Suspense>
    )
  if (isPending) return <PageLoading />
  if (error instanceof Fault && error.code !== 'not-signed-in')
    return <FaultAlert error={error} onRetry={() => void refetch()} />
  return <SignInPage />
}
