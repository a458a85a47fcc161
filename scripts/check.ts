/** Everything that can be checked without running the programs. All checks run, so one run names every fault. */
import { runSteps, type Step } from './steps'

/** Types of each program, format and lint, import walls, unused code, secrets and where packages come from, and the content against its sources. */
export const CHECKS: Step[] = [
  { title: '类型 domain', command: ['tsc', '-p', 'domain'] },
  { title: '类型 server', command: ['tsc', '-p', 'server'] },
  { title: '类型 小程序', command: ['tsc', '-p', '.'] },
  { title: '类型 desk', command: ['tsc', '-p', 'desk'] },
  { title: '类型 tests', command: ['tsc', '-p', 'tests'] },
  { title: '格式与写法', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { title: '引用方向', command: ['depcruise', 'domain', 'server', 'desk', 'src', 'scripts', 'tests'] },
  { title: '没人用的代码', command: ['knip'] },
  {
    title: '密钥没进仓库',
    command: [
      'secretlint',
      '.ci/**/*',
      '{bench,config,content,deploy,desk,docs,domain,scripts,server,src,tests,types}/**/*',
      '*.*',
      '.npmrc',
    ],
  },
  {
    title: '依赖的来源和校验值',
    command: [
      'lockfile-lint',
      '--path',
      'package-lock.json',
      '--type',
      'npm',
      '--validate-https',
      '--validate-integrity',
      '--allowed-hosts',
      'npm',
    ],
  },
  { title: '权限表', command: ['tsx', 'scripts/permissions.ts'] },
  { title: '普法内容', command: ['tsx', 'scripts/check-content.ts'] },
  { title: '个人信息清单', command: ['tsx', 'scripts/privacy-inventory.ts', '--check'] },
  { title: '旧版小程序能用', command: ['tsx', 'scripts/check-contract.ts'] },
]

if (require.main === module) process.exit(runSteps(CHECKS) > 0 ? 1 : 0)
