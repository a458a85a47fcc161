import type { Topic } from '@domain/topics'

const BY_TOPIC: Partial<Record<Topic, readonly string[]>> = {
  labour: ['劳动合同、工牌、考勤或记工本', '工资条、银行流水、欠条', '和老板、工头的聊天记录'],
  injury: ['病历、诊断证明、医药费单据', '能证明在哪干活的东西：合同、工牌、工友的电话', '已经有的工伤认定书'],
  land: ['承包合同、土地经营权证、宅基地证', '流转合同、收条', '村里的公告或会议记录'],
  family: ['结婚证、户口本', '房子、存款、欠账的单子', '报警记录、伤情照片（有的话）'],
  inheritance: ['户口本、死亡证明', '房产证、存折等财产材料', '遗嘱（有的话）'],
  'elder-care': ['户口本', '医药费、日常花费的单据', '以前签过的赡养协议（有的话）'],
  debt: ['借条、欠条、收条', '转账记录、聊天记录', '担保书（有的话）'],
  consumer: ['发票、小票、订单截图', '商品或照片', '和商家的聊天记录'],
  traffic: ['事故认定书', '病历和医药费单据', '车辆保险单'],
  neighbour: ['现场照片或录像', '宅基地证、承包证', '以前调解的记录（有的话）'],
  'anti-fraud': ['转账记录、对方账号', '聊天记录、通话记录', '报警回执（有的话）'],
  'social-security': ['社保卡、存折', '办事时拿到的通知或告知书'],
  government: ['收到的处罚决定书、通知书', '送达的日期（信封也留着）'],
  collective: ['村里的公示、会议记录', '合同、账目的照片'],
}

/** What to bring to a consultation: always the first two, then what the topic needs. */
export const whatToBring = (topic: Topic): string[] => [
  '身份证（给家人问事，带上家人的身份证或照片）',
  '和这件事有关的所有纸质材料，原件最好',
  ...(BY_TOPIC[topic] ?? []),
]
