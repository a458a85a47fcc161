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
  booked: { tone: 'info', icon: <ClockCircleOutlined aria-hidden /> },
  'checked-in': { tone: 'warn', icon: <UserOutlined aria-hidden /> },
  called: { tone: 'info', icon: <SoundOutlined aria-hidden /> },
  done: { tone: 'good', icon: <CheckCircleOutlined aria-hidden /> },
  'no-show': { tone: 'bad', icon: <CloseCircleOutlined aria-hidden /> },
  cancelled: { tone: 'neutral', icon: <StopOutlined aria-hidden /> },
}

/** A booking's state. */
export const StatusTag = ({ status }: { status: BookingStatus }) => (
  <Tag tone={LOOK[status].tone} icon={LOOK[status].icon}>
    {BOOKING_STATUS_NAMES[status]}
  </Tag>
)
