/**
 * Compares `docs/permissions.md` with the table of permissions and the contract; `--write` writes it anew. Exit code 1
 * where they differ.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { api, type Endpoint } from '@domain/api'
import { needsFreshProof, PERMISSIONS, type Permission, SCOPE_NAMES, scopeOf } from '@domain/permissions'
import { ROLE_NAMES, ROLES } from '@domain/staff'

const file = join(__dirname, '../docs/permissions.md')

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`

function callsOf(permission: Permission): string {
  const calls = Object.values(api as Record<string, Endpoint>)
    .filter(({ caller }) => typeof caller === 'object' && caller.permission === permission)
    .map(({ method, path }) => `\`${method} ${path}\``)
  return calls.join('<br>')
}

const matrix = (Object.keys(PERMISSIONS) as Permission[]).map((permission) =>
  row(
    PERMISSIONS[permission].name,
    ...ROLES.map((role) => SCOPE_NAMES[scopeOf(permission, role)]),
    needsFreshProof(permission) ? '是' : '',
    callsOf(permission),
  ),
)

const text = `# 谁能做什么

这张表由 \`npm run permissions -- --write\` 从 [\`domain/permissions.ts\`](../domain/permissions.ts) 生成，\`npm run check\` 核对它没有过时。服务端的每次检查、工作台的菜单用的是同一份。

“本人值班日”“本村”之外的记录，看起来和没有一样（404）。“再验证”一栏写“是”的会把数据带出去，或者不好收回：十分钟内没有输过密码的，工作台会再问一次。

${row('事项', ...ROLES.map((role) => ROLE_NAMES[role]), '再验证', '接口')}
${row('---', ...ROLES.map(() => '---'), '---', '---')}
${matrix.join('\n')}
`

if (process.argv.includes('--write')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/permissions.md 和权限表不一样了，请运行 npm run permissions -- --write')
  process.exit(1)
}
