import { authRoutes } from './auth/routes'
import { listDutyDays } from './booking/days'
import { deskBookingRoutes } from './booking/desk-routes'
import { pauseRoutes } from './booking/pauses'
import { bookingRoutes } from './booking/routes'
import { createDirectoryBook } from './directory/book'
import { directoryRoutes } from './directory/routes'
import { photoRoutes } from './events/photos'
import { eventRoutes } from './events/routes'
import { findRoutes } from './find/routes'
import { guideRoutes } from './guides/routes'
import { healthRoutes } from './health/routes'
import { homeRoutes } from './home/routes'
import type { Handlers } from './http/contract'
import { deskLessonRoutes } from './lessons/desk-routes'
import { lessonReadings } from './lessons/readings'
import { lessonRoutes } from './lessons/routes'
import { createLessonShelf } from './lessons/shelf'
import { mediationRoutes } from './mediation/routes'
import { needsRoutes } from './needs/routes'
import { needsService } from './needs/service'
import { outboxRoutes } from './outbox/routes'
import type { Parts } from './parts'
import { privacyRoutes } from './privacy/routes'
import { questionRoutes } from './questions/routes'
import { reportRoutes } from './report/routes'
import { reportService } from './report/service'
import { feedRoutes } from './roster/feed'
import { rosterRoutes } from './roster/routes'
import { schoolRoutes } from './school/routes'
import { searchMisses } from './search/misses'
import { searchRoutes } from './search/routes'
import { shareRoutes } from './share/routes'
import { auditRoutes } from './staff/audit-routes'
import { staffRoutes } from './staff/routes'
import { statuteRoutes } from './statutes/routes'
import { createMixer } from './survey/mixer'
import { surveyPorts } from './survey/ports'
import { surveyRoutes } from './survey/routes'
import { surveyService } from './survey/service'
import { townRoutes } from './town/routes'
import { waitlistRoutes } from './waitlist/routes'

/** Every endpoint of the contract with the feature that answers it; one without a handler doesn't compile. */
export function handlersOf(parts: Parts): Handlers {
  const shelf = createLessonShelf(parts)
  const directory = createDirectoryBook(parts)
  const misses = searchMisses(parts)
  const villages = async () => (await directory.current()).villages
  const surveys = surveyService(parts, surveyPorts(parts, directory), createMixer(parts))
  const needs = needsService(parts, {
    lessons: shelf.published,
    countSearches: misses.countNeeds,
    villages,
  })
  return {
    ...healthRoutes(parts),
    ...authRoutes(parts),
    ...townRoutes(parts, directory),
    ...directoryRoutes(parts, directory),
    ...guideRoutes(parts, directory),
    ...lessonRoutes(parts, shelf, lessonReadings(parts, shelf)),
    ...deskLessonRoutes(parts),
    ...shareRoutes(parts, shelf),
    ...statuteRoutes(parts),
    ...searchRoutes(parts, shelf, directory, misses),
    ...homeRoutes(parts, shelf, {
      dutyDays: () => listDutyDays(parts),
      surveys: surveys.list,
      needs: needs.weights,
      directory: directory.current,
    }),
    ...bookingRoutes(parts),
    ...deskBookingRoutes(parts),
    ...pauseRoutes(parts),
    ...waitlistRoutes(parts),
    ...rosterRoutes(parts),
    ...feedRoutes(parts),
    ...outboxRoutes(parts),
    ...mediationRoutes(parts, directory),
    ...privacyRoutes(parts, directory),
    ...staffRoutes(parts),
    ...auditRoutes(parts),
    ...surveyRoutes(parts, surveys, directory),
    ...needsRoutes(needs),
    ...eventRoutes(parts),
    ...photoRoutes(parts),
    ...schoolRoutes(parts, shelf.find),
    ...questionRoutes(parts),
    ...findRoutes(parts, directory),
    ...reportRoutes(parts, reportService(parts, { lessons: shelf, needs: needs.overview, villages })),
  }
}
