import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  MESSAGE_KIND_NAMES,
  type MessageKind,
  messageFields,
  TEMPLATE_FIELDS,
  TEMPLATE_OF,
  TEMPLATES,
} from '@domain/messages'

const install = readFileSync(join(__dirname, '../../docs/install.md'), 'utf8')

test('the installation guide names every template and field exactly as they are sent', () => {
  const sent = messageFields('booked', { service: '示例', date: '2026-12-03', start: '09:00', place: '示例站' })
  expect(Object.keys(sent)).toEqual(Object.keys(TEMPLATE_FIELDS))
  const fields = Object.entries(TEMPLATE_FIELDS).map(([field, keyword]) => `| ${keyword} | \`${field}\` |`)
  expect(install).toContain(['| 关键词 | 字段 |', '|---|---|', ...fields, ''].join('\n'))
  const kinds = Object.keys(MESSAGE_KIND_NAMES) as MessageKind[]
  const templates = TEMPLATES.map((template) => {
    const names = kinds.filter((kind) => TEMPLATE_OF[kind] === template).map((kind) => MESSAGE_KIND_NAMES[kind])
    return `| \`${template}\` | ${names.join('、')} |`
  })
  expect(install).toContain(['| 写法 | 发这些消息 |', '|---|---|', ...templates, ''].join('\n'))
  expect(install).toContain(`WECHAT_TEMPLATES=${TEMPLATES.map((template) => `${template}:编号`).join(',')}`)
})
