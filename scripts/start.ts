/** `npm start`: for trying the product. Builds what is missing, makes secrets and sample data, and says where to look. */
import { readConfig } from '../server/config'
import { startServer } from '../server/main'
import { build } from './build'
import { explainAndExit } from './failures'
import { trialEnvironment } from './trial'

async function start(): Promise<void> {
  const config = readConfig(trialEnvironment(process.env))
  await build(['h5', 'desk'])
  await startServer(config, { sample: 'year' })
}

start().catch(explainAndExit)
