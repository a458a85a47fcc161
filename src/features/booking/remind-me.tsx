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

/** Right after booking: whether WeChat may remind. Nothing where no template is registered, and refusing costs nothing. */
export function RemindMe() {
  const { data: templates } = useRead('messageTemplates', IN_WECHAT ? NOTHING : undefined)
  const [answered, setAnswered] = useState<'yes' | 'no'>()
  if (!templates?.length) return null
  const ask = async () => {
    const accepted = await askToSubscribe(templates.map(({ templateId }) => templateId))
    setAnswered(accepted.length > 0 ? 'yes' : 'no')
    const named = templates.filter(({ templateId }) => accepted.includes(templateId)).map(({ template }) => template)
    // Losing the record costs a reminder, not the booking.
    if (named.length > 0) await call('recordConsent', { body: { templates: named } }).catch(() => {})
  }
  if (answered)
    return (
      <Banner icon="check" tone="pine">
        {answered === 'yes' ? '好的，到时候在微信里提醒您。' : '不提醒也没关系，有变化会打电话。'}
      </Banner>
    )
  return (
    <Card tone="clay">
      <View>要在微信里提醒您吗？前一天晚上和当天早上各一次。</View>
      <Button onTap={() => void ask()}>提醒我</Button>
    </Card>
  )
}
