import { AUDIENCE_NAMES, type Audience } from '@domain/audiences'
import { dutyDayInWords } from '@domain/duty-days'
import { localDate } from '@domain/time'
import { View } from '@tarojs/components'
import { CallButton } from '@/components/call-button/call-button'
import { helpContact, useTown } from '@/features/directory/use-town'
import { useArranged } from '@/features/lessons/use-arranged'
import { open, openTab } from '@/platform/navigate'
import { BigChoice } from './big-choice'
import type { HomePage } from './home-page'

const NONE: HomePage['lessons'] = []

/** The home page of 大字版: at most five big choices, each a whole sentence, and one of them a call. */
export function LargeHome({ home, audience }: { home: HomePage | undefined; audience: Audience }) {
  const help = helpContact(useTown())
  const [lesson] = useArranged(home?.lessons ?? NONE)
  return (
    <View className="stack home__choices">
      <BigChoice icon="search" title="遇到事了，问一问" note="打字或者说话都行" onTap={() => open('reading/search')} />
      <CallButton name="打电话问" note={help.name} phone={help.phone} />
      <BigChoice
        icon="booking"
        title="约法律顾问"
        note={dutyDayInWords(home?.nextDutyDay, localDate(new Date()))}
        onTap={() => openTab('booking')}
      />
      {lesson ? (
        <BigChoice
          icon="speaker"
          title="听一段普法"
          note={lesson.title}
          onTap={() => open('reading/lesson', { id: lesson.id })}
        />
      ) : (
        <BigChoice
          icon="learn"
          title="看普法"
          note={`给${AUDIENCE_NAMES[audience].name}的内容`}
          onTap={() => openTab('learn')}
        />
      )}
      {audience === 'youth' ? (
        <BigChoice icon="youth" title="进课堂" note="老师给了课堂码，从这里进" onTap={() => open('school/class')} />
      ) : (
        <BigChoice
          icon="people"
          title="找人、调解、办事"
          note="网格员、调解员，办事带什么"
          onTap={() => open('directory/contacts')}
        />
      )}
    </View>
  )
}
