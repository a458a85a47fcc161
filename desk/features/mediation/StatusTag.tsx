import { MEDIATION_STATUSES, type MediationStatus } from '@domain/mediation'
import { Tag } from 'antd'

const COLORS: Partial<Record<MediationStatus, string>> = {
  accepted: 'orange',
  assigned: 'blue',
  'in-mediation': 'blue',
  agreed: 'green',
}

/** How far a matter is. */
export const StatusTag = ({ status }: { status: MediationStatus }) => (
  <Tag color={COLORS[status] ?? 'default'}>{MEDIATION_STATUSES[status]}</Tag>
)
