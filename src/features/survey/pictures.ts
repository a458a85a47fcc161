import type { SurveyOption } from '@domain/survey'
import { ICON_NAMES, type IconName } from '@/components/icon/icon-names'

const iconNamed = (name: string | undefined): IconName | undefined => ICON_NAMES.find((icon) => icon === name)

/**
 * The pictures of a question's options by option id, for people who read little: an option's own, else that of its first
 * topic. Topics stand in only where no option (but 其他 and 以上都没有) would be left without: pictures beside some
 * draw the eye to them, and where only the wrong answers name a topic they would tell which is right.
 */
export function picturesOf(options: readonly SurveyOption[]): ReadonlyMap<string, IconName> {
  const pictured = options.map((option) => ({
    option,
    own: iconNamed(option.picture),
    picture: iconNamed(option.picture ?? option.topics[0]),
  }))
  const everyOne = pictured.every(({ option, picture }) => picture || option.exclusive || option.withText)
  return new Map(
    pictured.flatMap(({ option, own, picture }): [string, IconName][] => {
      const shown = everyOne ? picture : own
      return shown ? [[option.id, shown]] : []
    }),
  )
}
