import * as v from 'valibot'

/** The subjects (主题) that lessons, bookings, survey options and needs are counted by. */
export const TOPIC_NAMES = {
  labour: '劳动维权',
  injury: '工伤',
  land: '土地与宅基地',
  family: '婚姻家庭',
  inheritance: '继承',
  'elder-care': '养老赡养',
  minors: '未成年人',
  'anti-fraud': '反诈',
  consumer: '消费',
  debt: '借贷担保',
  neighbour: '邻里',
  traffic: '交通',
  'social-security': '社保救助',
  collective: '村务与集体经济',
  government: '行政处罚与复议信访',
  mediation: '调解',
  'legal-aid': '法律援助',
  litigation: '打官司',
  'personal-info': '个人信息',
  environment: '环境与禁烧',
  'fire-safety': '消防防火',
  constitution: '宪法',
} as const
export type Topic = keyof typeof TOPIC_NAMES
export const TOPICS = Object.keys(TOPIC_NAMES) as [Topic, ...Topic[]]
export const TopicSchema = v.picklist(TOPICS, '请选一个主题')
