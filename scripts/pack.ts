/**
 * `tsx scripts/pack.ts 目录`: puts what the built server needs to run into a folder, and nothing else: neither build tools
 * nor the packages of the phone's and the desk's programs, which are built into their pages.
 */
import { cpSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nodeFileTrace } from '@vercel/nft'
import { OperatorError } from '../server/operator-error'
import { explainAndExit } from './failures'
import { PROGRAMS } from './programs'

const root = join(__dirname, '..')
/** What is read while running, besides code. */
const DATA = ['content', 'dist/h5', 'dist/desk', 'dist/server', 'package.json', 'project.config.json']

/** Packs into `folder` what runs from there by `node dist/server/<name>.js`. Throws when something was not built yet. */
export async function pack(folder: string): Promise<void> {
  const programs = PROGRAMS.map((name) => join(root, `dist/server/${name}.js`))
  const { fileList } = await nodeFileTrace(programs, { base: root })
  for (const path of [...DATA, ...fileList]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(realpathSync(join(root, path)), join(folder, path), { recursive: true })
  }
}

async function main(): Promise<void> {
  const [, , folder] = process.argv
  if (!folder) throw new OperatorError('要放到哪个目录？例如 npx tsx scripts/pack.ts /packed')
  await pack(folder)
}

if (require.main === module) main().catch(explainAndExit)
