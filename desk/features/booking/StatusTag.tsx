import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  SoundOutlined,
  StopOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { BOOKING_STATUS_NAMES, type BookingStatus } from '@domain/booking'
import type { ReactNode } from 'react'
import { Tag } from '../../components/Tag'
import type { Tone } from '../../components/tones'

/** Colour and shape of each state: never by colour alone. */
const LOOK: Record<BookingStatus, { tone: Tone; icon: ReactNode }> = {
  booked: { tone: 'info', icon: <ClockCircleOutlined /> },
  'checked-in': { tone: 'warn', icon: <UserOutlined /> },
  called: { tone: 'info', icon: <SoundOutlined /> },
  done: { tone: 'good', icon: <CheckCircleOutlined /> },
  'no-show': { tone: 'bad', icon: <CloseCircleOutlined /> },
  cancelled: { tone: 'neutral', icon: <StopOutlined /> },
}

/** A booking's state. */
export const StatusTag = ({ status }: { status: BookingStatus }) => (
  <Tag tone={LOOK[status].tone} icon={LOOK[status].icon}>
    {BOOKING_STATUS_NAMES[status]}
  </Tag>
)
