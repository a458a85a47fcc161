import { AUDIENCE_NAMES, AUDIENCES, type Audience } from '@domain/audiences'
import { Choice } from '@/components/choice/choice'
import { AUDIENCE_ICONS } from '@/features/topics/topic-icons'

/** The groups as big choices, each with what it is about. */
export function AudienceChoice({
  value,
  onChoose,
}: {
  value: Audience | undefined
  onChoose: (value: Audience) => void
}) {
  return (
    <Choice
      label="您是哪类人群"
      actsAtOnce
      options={AUDIENCES.map((audience) => ({
        value: audience,
        text: AUDIENCE_NAMES[audience].name,
        hint: AUDIENCE_NAMES[audience].hint,
        icon: AUDIENCE_ICONS[audience],
      }))}
      selected={value ? [value] : []}
      onToggle={onChoose}
    />
  )
}
