import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  SoundOutlined,
  StopOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { BOOKING_STATUS_NAMES, type BookingStatus } from '@domain/booking'
import { Tag } from 'antd'
import type { ReactNode } from 'react'

/** Colour and shape of each state: never by colour alone. */
const LOOK: Record<BookingStatus, { color: string; icon: ReactNode }> = {
  booked: { color: 'blue', icon: <ClockCircleOutlined /> },
  'checked-in': { color: 'gold', icon: <UserOutlined /> },
  called: { color: 'purple', icon: <SoundOutlined /> },
  done: { color: 'green', icon: <CheckCircleOutlined /> },
  'no-show': { color: 'red', icon: <CloseCircleOutlined /> },
  cancelled: { color: 'default', icon: <StopOutlined /> },
}

/** A booking's state. */
export const StatusTag = ({ status }: { status: BookingStatus }) => (
  <Tag color={LOOK[status].color} icon={LOOK[status].icon}>
    {BOOKING_STATUS_NAMES[status]}
  </Tag>
)
