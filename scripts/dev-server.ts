/**
 * The server part of `npm run dev`: a trial server that takes the pages from the dev servers of the other two. With
 * SAMPLE=year it begins with an invented year; tests begin with duty days and accounts only.
 */
import { readConfig } from '../server/config'
import { startServer } from '../server/main'
import { explainAndExit } from './failures'

startServer(readConfig(process.env), { sample: process.env.SAMPLE === 'year' ? 'year' : 'start' }).catch(explainAndExit)
