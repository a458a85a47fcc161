import type { ResidentSession } from '../auth/session'

/** What surveys need to know of other features; each is handed in where the server is put together. */
export interface SurveyPorts {
  /**
   * The class session in which a survey may be filled in with this code now, or undefined. It must tell nothing about
   * the student: the session's id is all that is stored with the answers.
   */
  classSession(code: string, surveyId: string): Promise<{ sessionId: string } | undefined>
  /** Whether the resident's own booking is a consultation that has taken place. */
  consulted(resident: ResidentSession, bookingId: string): Promise<boolean>
}

/** What surveys work with where nothing was handed in: every class code is unknown, no consultation has taken place. */
export const NO_PORTS: SurveyPorts = {
  classSession: async () => undefined,
  consulted: async () => false,
}
