import { CallButton } from '@/components/call-button/call-button'
import { ErrorState } from '@/components/error-state/error-state'
import { helpContact, useTown } from '@/features/directory/use-town'
import type { ApiFailure } from '@/platform/failure'

/** What went wrong, a way to try again, and whom to call instead. */
export function Failed({ failure, onRetry }: { failure: ApiFailure; onRetry?: (() => unknown) | undefined }) {
  const contact = helpContact(useTown())
  return (
    <ErrorState message={failure.message} onRetry={onRetry}>
      <CallButton name={contact.name} phone={contact.phone} note={contact.purpose} />
    </ErrorState>
  )
}
