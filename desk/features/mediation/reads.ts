/** What is no longer true after a matter changed. */
export const MATTER_READS = ['deskMediations', 'deskMediation', 'deskMediationFigures'] as const
