import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract } from './compare'

/** One folder a release: the contract its clients were built with, and a dump of a database of its schema. */
export const RELEASES = join(__dirname, '../../tests/releases')

/** Released versions, oldest first. */
export const releasedVersions = (): string[] =>
  readdirSync(RELEASES)
    .filter((name) => existsSync(join(RELEASES, name, 'openapi.json')))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))

/** The contract of a release. */
export const contractOf = (version: string): Contract =>
  JSON.parse(readFileSync(join(RELEASES, version, 'openapi.json'), 'utf8'))
