import { accountPages } from './features/account/pages'
import { auditPages } from './features/audit/pages'
import { bookingPages } from './features/booking/pages'
import { dayPages } from './features/day/pages'
import { directoryPages } from './features/directory/pages'
import { eventPages } from './features/events/pages'
import { feedPages } from './features/feed/pages'
import { findPages } from './features/find/pages'
import { guidePages } from './features/guides/pages'
import { lessonPages } from './features/lessons/pages'
import { mediationPages } from './features/mediation/pages'
import { messagePages } from './features/messages/pages'
import { needsPages } from './features/needs/pages'
import { questionPages } from './features/questions/pages'
import { reportPages } from './features/report/pages'
import { rosterPages } from './features/roster/pages'
import { schoolPages } from './features/school/pages'
import { settingPages } from './features/settings/pages'
import { staffPages } from './features/staff/pages'
import { surveyPages } from './features/survey/pages'
import type { DeskPage } from './shell/page'

/** Every page of the desk, in the order of the menu. The first one a role may see is where it lands after signing in. */
export const pages: readonly DeskPage[] = [
  ...dayPages,
  ...findPages,
  ...mediationPages,
  ...bookingPages,
  ...rosterPages,
  ...messagePages,
  ...feedPages,
  ...lessonPages,
  ...guidePages,
  ...questionPages,
  ...eventPages,
  ...schoolPages,
  ...surveyPages,
  ...needsPages,
  ...reportPages,
  ...directoryPages,
  ...staffPages,
  ...accountPages,
  ...settingPages,
  ...auditPages,
]
