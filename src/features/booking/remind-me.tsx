import type { Template } from '@domain/messages'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { call } from '@/platform/request'
import { askToSubscribe } from '@/platform/subscribe'
import { IN_WECHAT } from '@/platform/target'
import { useRead } from '@/platform/use-read'

const NOTHING = {}

/** What is worth asking for, at most three as WeChat allows, and in which words. */
const ASKING = {
  booking: { templates: ['reminder', 'changed', 'booked'], words: '要在微信里提醒您吗？时间有变化也会告诉您。' },
  waiting: { templates: ['offer', 'changed'], words: '有空位的时候，要在微信里告诉您吗？' },
  mediation: { templates: ['progress'], words: '有进展时，要在微信里告诉您吗？' },
} as const satisfies Record<string, { templates: readonly Template[]; words: string }>

/**
 * Right after booking, joining the queue or asking for mediation: whether WeChat may send a message. One yes is one message, so the second
 * reminder is asked for after the first. Nothing where no template is registered, and refusing costs nothing.
 */
export function RemindMe({ about }: { about: keyof typeof ASKING }) {
  const { data: registered } = useRead('messageTemplates', IN_WECHAT ? NOTHING : undefined)
  const [answered, setAnswered] = useState<'yes' | 'again' | 'no'>()
  const { templates, words } = ASKING[about]
  const idOf = (template: Template) => registered?.find((one) => one.template === template)?.templateId
  const known = templates.filter((template: Template) => idOf(template) !== undefined)
  if (known.length === 0) return null
  const ask = async (wanted: readonly Template[]) => {
    const accepted = await askToSubscribe(wanted.map((template) => idOf(template) ?? ''))
    const named = wanted.filter((template) => accepted.includes(idOf(template) ?? ''))
    setAnswered(named.length === 0 ? 'no' : named.includes('reminder') && !answered ? 'again' : 'yes')
    // Losing the record costs a reminder, not the booking.
    if (named.length > 0) await call('recordConsent', { body: { templates: named } }).catch(() => {})
  }
  if (answered === 'again')
    return (
      <Card tone="clay">
        <View>好的，前一天晚上提醒您。当天早上也提醒一次吗？</View>
        <Button onTap={() => void ask(['reminder'])}>早上也提醒</Button>
      </Card>
    )
  if (answered)
    return (
      <Banner icon="check" tone="pine">
        {answered === 'yes' ? '好的，到时候在微信里告诉您。' : '不提醒也没关系，有变化会打电话。'}
      </Banner>
    )
  return (
    <Card tone="clay">
      <View>{words}</View>
      <Button onTap={() => void ask(known)}>{about === 'booking' ? '提醒我' : '告诉我'}</Button>
    </Card>
  )
}
