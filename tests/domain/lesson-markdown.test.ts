import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseLesson } from '@domain/lesson-markdown'

const real = readFileSync(join(__dirname, '../../content/lessons/dog-bite-who-pays.md'), 'utf8')

const lawOf = (text: string) =>
  parseLesson(real.replace(/(## 法律怎么说\n\n)[\s\S]*?(\n\n## )/, `$1${text}$2`)).sections.find(
    ({ kind }) => kind === 'law',
  )?.blocks

test('each line is a paragraph of its own, and what is bold or cited in it stays', () => {
  expect(lawOf('头一句[^1]。\n要**记住**这一句[^1]。')).toEqual([
    { kind: 'paragraph', spans: [{ text: '头一句', cite: 1 }, { text: '。' }] },
    {
      kind: 'paragraph',
      spans: [{ text: '要' }, { text: '记住', bold: true }, { text: '这一句', cite: 1 }, { text: '。' }],
    },
  ])
})

test('a line that is all bold stands alone too', () => {
  expect(lawOf('**要紧**[^1]\n**别拖**')).toEqual([
    {
      kind: 'paragraph',
      spans: [
        { text: '要紧', bold: true },
        { text: '', cite: 1 },
      ],
    },
    { kind: 'paragraph', spans: [{ text: '别拖', bold: true }] },
  ])
})

test('what the head lacks is said in the words of the form', () => {
  const faulty = real.replace(/^citations:\n(?:[ \t].*\n)+/m, 'citations:\n').replace(/^title: .*$/m, 'title: 狗咬')
  expect(() => parseLesson(faulty)).toThrow('标题：太短，要 4 到 30 个字；引用的法条：一条也没有引用')
  const silent = real.replace(/^ {4}reason: .*$/m, '    reason:')
  expect(() => parseLesson(silent)).toThrow('小测第 1 个理由：这一项没有填，或者填得不对')
})
