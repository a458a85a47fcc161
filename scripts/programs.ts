/** What runs on a town's machine, where there is no TypeScript: the server, and the commands for whoever operates it. */
export const PROGRAMS = [
  'serve',
  'staff',
  'doctor',
  'backup',
  'restore',
  'move',
  'rotate-keys',
  'audit-verify',
  'retention',
] as const
