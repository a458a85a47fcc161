/** `npm run serve`: production. No sample data; refuses to start without its secrets. Reads `.env` where there is one. */
import { existsSync } from 'node:fs'
import { readConfig } from '../server/config'
import { startServer } from '../server/main'
import { explainAndExit } from './failures'

async function serve(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  await startServer(readConfig({ ...process.env, MODE: 'production' }), { sample: 'none' })
}

serve().catch(explainAndExit)
