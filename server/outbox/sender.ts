import type { Parts } from '../parts'

export async function sendDue(_: Parts): Promise<void> {}
