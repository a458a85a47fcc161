/** What a new lesson starts from; every line says what belongs there. */
export const LESSON_TEMPLATE = `---
id: give-an-english-name
title: 群众会怎么问？
summary: 一句话先给答案，说清能不能要、找谁、打什么电话。
audiences: [general]
topics: [labour]
status: draft
citations:
quiz:
  - question: 问一件具体的事
    options: [对的做法, 错的做法]
    answer: 0
    reason: 说清为什么，口气和气。
broadcast: 乡亲们，今天说一件事。
---

## 遇到的事

写一个村里人一看就明白的情形。不写真人真名。

## 法律怎么说

一句一个意思，每一句都要有法条[^1]。

## 现在怎么办

1. 先做什么。
2. 再做什么。

## 留好这些证据

- 什么东西要留好

## 去哪里办

去哪个地方、打什么电话、要不要钱、多久有结果。

## 这些情况不一样

什么时候不是这样。
`

/** As long as a lesson's title may be. */
const TITLE = 30

/** A lesson begun from a question of the box and its answer: the citations are still to be found. */
export const lessonOfQuestion = (question: string, answer: string): string => {
  const line = question.replace(/\s+/g, ' ').trim()
  // As functions, since `$` in somebody's words would mean something in a replacement.
  return LESSON_TEMPLATE.replace('title: 群众会怎么问？', () => `title: ${JSON.stringify(line.slice(0, TITLE))}`)
    .replace('写一个村里人一看就明白的情形。不写真人真名。', () => line)
    .replace('一句一个意思，每一句都要有法条[^1]。', () => answer.replace(/\s+/g, ' ').trim())
}

/** Puts a citation at the end of the head's list of citations; unchanged where there is no such list. */
export const insertCitation = (source: string, yaml: string): string =>
  source.replace(
    /^citations:.*\n(?:[ \t]+.*\n|\n)*/m,
    (block) => `${block.replace(/\[\]\s*$/m, '').trimEnd()}\n${yaml}`,
  )
