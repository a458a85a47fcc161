import { TOPIC_NAMES } from './topics'

/** Pictures an option may show, for people who read little: the mini-program has a drawing of each. */
export const PICTURE_NAMES: Readonly<Record<string, string>> = {
  ...TOPIC_NAMES,
  people: '人',
  home: '房子',
  place: '地点',
  phone: '电话',
  speaker: '喇叭',
  learn: '书',
  play: '视频',
  clock: '钟表',
  booking: '日历',
  check: '对勾',
  close: '叉',
  question: '问号',
  warning: '当心',
  shield: '盾牌',
  survey: '表格',
  youth: '青少年',
  returnee: '返乡的人',
  gig: '送货的人',
}
