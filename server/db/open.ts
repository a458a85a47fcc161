import { join } from 'node:path'
import type { Config } from '../config'
import { type Database, openPostgres, openSqlite } from './database'

type Place = Pick<Config, 'databaseUrl' | 'dataDir'>

/** The file of a town on SQLite. */
export const sqliteFile = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'town.db')

/** Opens the database the settings name. */
export const openDatabase = (config: Place): Database =>
  config.databaseUrl ? openPostgres(config.databaseUrl) : openSqlite(sqliteFile(config))
