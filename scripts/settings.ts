import { existsSync } from 'node:fs'
import { type Config, readConfig } from '../server/config'

/** The settings `npm run serve` would start with: those of the environment, and of `.env` where there is one. */
export function readSettings(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readConfig(process.env)
}
