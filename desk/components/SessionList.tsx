import type { DeskSession } from '@domain/staff'
import { dateInWords, localDate, localTime } from '@domain/time'
import type { ReactNode } from 'react'

const inWords = (instant: string) => `${dateInWords(localDate(instant))} ${localTime(instant)}`

/** Where somebody is signed in: device, address, since when, and when last used. */
export const SessionList = ({
  sessions,
  actionOf,
}: {
  sessions: readonly DeskSession[]
  /** The button beside one of them. */
  actionOf?: (session: DeskSession) => ReactNode
}) => (
  <ul className="session-list">
    {sessions.map((session) => (
      <li key={session.id}>
        <span>
          <strong>{session.device}</strong>
          <small>来自 {session.address}</small>
          <small>
            {inWords(session.since)} 登录，{session.current ? '正在用' : `${inWords(session.lastSeen)} 用过`}
          </small>
        </span>
        {actionOf?.(session)}
      </li>
    ))}
  </ul>
)
