import { queryString } from '@domain/address'
import Taro, { useRouter } from '@tarojs/taro'
import { notice } from './notice'

const TABS = ['home', 'learn', 'booking', 'me'] as const
/** The four screens of the tab bar. */
export type Tab = (typeof TABS)[number]

/** Every other screen, by its path below `pages/`. */
export type Screen =
  | 'reading/lesson'
  | 'reading/topic'
  | 'reading/search'
  | 'reading/statutes'
  | 'reading/statute'
  | 'reading/article'
  | 'reading/shelf'
  | 'appointment/form'
  | 'appointment/ticket'
  | 'appointment/mine'
  | 'appointment/move'
  | 'survey/fill'
  | 'school/class'
  | 'school/ask'
  | 'school/answers'
  | 'directory/contacts'
  | 'directory/rules'
  | 'guides/all'
  | 'guides/guide'
  | 'mediation/ask'
  | 'mediation/mine'
  | 'mediation/matter'
  | 'settings/audience'
  | 'settings/village'
  | 'settings/text-size'
  | 'settings/privacy'
  | 'settings/about'

/** WeChat keeps ten screens on its stack and refuses the eleventh. */
const MAX_STACK = 9

/** The address of a screen, for links and sharing. */
export const addressOfScreen = (screen: Screen, params?: Record<string, string>): string =>
  `/pages/${screen}/index${queryString(params)}`

/**
 * Says so where WeChat could not open a screen: the package it is in is fetched when it is first needed. A browser puts
 * words in the screen's place (browser/router.h5.ts).
 */
const opening = (onItsWay: Promise<unknown>): void =>
  void onItsWay.catch(() => notice('没能打开，请看看网络，再点一次'))

/** Opens a screen on top of this one. */
export function open(screen: Screen, params?: Record<string, string>): void {
  const url = addressOfScreen(screen, params)
  opening(Taro.getCurrentPages().length > MAX_STACK ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }))
}

/** Opens a screen in place of this one: going back must not return to a form already sent. */
export const replaceWith = (screen: Screen, params?: Record<string, string>): void =>
  opening(Taro.redirectTo({ url: addressOfScreen(screen, params) }))

export const openTab = (tab: Tab): void => opening(Taro.switchTab({ url: `/pages/${tab}/index` }))

/** In a browser: opens the screen of the address anew, in place of what stands there. */
export function openAgain(): void {
  const url = window.location.hash.slice(1)
  const tab = TABS.some((tab) => url.startsWith(`/pages/${tab}/`))
  // Asked to go to the tab it stands on, the router does nothing.
  void (tab ? Taro.reLaunch({ url }) : Taro.redirectTo({ url }))
}

/** One screen back; home when this one was opened from a share. */
export const goBack = (): void => void (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : openTab('home'))

/** A parameter of the address, decoded; empty when absent. WeChat leaves parameters encoded, browsers do not. */
export function useParam(name: string): string {
  const value = useRouter().params[name] ?? ''
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
