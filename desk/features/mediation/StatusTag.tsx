import { MEDIATION_STATUSES, type MediationStatus } from '@domain/mediation'
import { Tag } from '../../components/Tag'
import type { Tone } from '../../components/tones'

const LOOK: Partial<Record<MediationStatus, Tone>> = {
  accepted: 'warn',
  assigned: 'info',
  'in-mediation': 'info',
  agreed: 'good',
}

/** How far a matter is. */
export const StatusTag = ({ status }: { status: MediationStatus }) => (
  <Tag tone={LOOK[status] ?? 'neutral'}>{MEDIATION_STATUSES[status]}</Tag>
)
