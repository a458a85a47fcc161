/** The server part of `npm run dev`: a trial server that takes the pages from the dev servers of the other two. */
import { readConfig } from '../server/config'
import { startServer } from '../server/main'
import { explainAndExit } from './failures'

startServer(readConfig(process.env), { sample: true }).catch(explainAndExit)
