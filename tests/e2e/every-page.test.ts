import type { Page } from 'playwright-core'
import { accessibilityFaults, sidewaysOverflow } from '../support/chromium'
import { describeTrial, describeTrialYear } from '../support/describe-served'
import { clippedFaults, lonelyFaults, measuredFaults } from '../support/measure'
import { openScreen } from '../support/open-screen'
import { pageAddresses } from '../support/pages'
import { givePhoneRecords } from '../support/phone-records'
import { button } from '../support/visible'

const WIDTHS = [375, 320]
/** Sizes as the person chooses them. In 大字版 every word has 18 pt (24 px) and a target 60 points a side. */
const SIZES = {
  standard: { name: '标准', numbers: { target: 44, type: 13 } },
  large: { name: '大字', numbers: { target: 60, type: 24 } },
  huge: { name: '特大', numbers: { target: 60, type: 24 } },
} as const
type Size = keyof typeof SIZES

/** Answers the first question and chooses the type size, as a person does. */
async function choose(page: Page, size: Size) {
  await page.goto('/')
  await page.getByRole('button', { name: '先不选' }).click()
  await page.goto('/#/pages/settings/text-size/index')
  await page
    .getByRole('radio', { name: new RegExp(`^${SIZES[size].name}`) })
    .first()
    .click()
}

/** Opens a page and waits until it alone is there and nothing on it is still being fetched. */
async function open(page: Page, address: string) {
  await openScreen(page, address)
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.loading')].every((loading) => !loading.checkVisibility()),
  )
}

/** What is being animated; what only comes into sight at its time moves nothing. */
const moving = (page: Page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? effect.getKeyframes() : []))
      .flatMap((keyframe) => Object.keys(keyframe))
      .filter((property) => !['offset', 'computedOffset', 'easing', 'composite', 'visibility'].includes(property)),
  )

/** Whether somebody can be called without scrolling. */
const callInReach = (page: Page) =>
  page
    .getByRole('button', { name: /^打电话/ })
    .filter({ visible: true })
    .evaluateAll((calls) =>
      calls.some((call) => {
        const { top, bottom } = call.getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
      }),
    )

describeTrial('every page of h5', (trial) => {
  for (const size of Object.keys(SIZES) as Size[])
    test(`in ${size} type fits 375 and 320 points and meets WCAG A and AA and the numbers for old eyes and hands`, async () => {
      const { page } = await trial.open()
      await choose(page, size)
      const faults: string[] = []
      for (const address of pageAddresses(await givePhoneRecords(page))) {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 667 })
          await open(page, address)
          const overflow = await sidewaysOverflow(page)
          const measured = [
            await measuredFaults(page, SIZES[size].numbers),
            await clippedFaults(page),
            await lonelyFaults(page),
          ]
          for (const fault of measured.flat()) faults.push(`${address} at ${width}: ${fault}`)
          if (size !== 'standard' && !(await callInReach(page))) faults.push(`${address} at ${width}: no call in reach`)
          if (overflow > 0) faults.push(`${address} at ${width}: ${overflow} points too wide`)
        }
        // Colours and names are the same in the largest type.
        if (size !== 'huge') for (const fault of await accessibilityFaults(page)) faults.push(`${address}: ${fault}`)
        const calls = page.getByRole('button', { name: /^打电话/ }).filter({ visible: true })
        if ((await calls.count()) === 0) faults.push(`${address}: nobody to call`)
      }
      expect(faults).toEqual([])
    }, 240_000)

  test('in large type the home page offers at most five things, one of them a call', async () => {
    const { page } = await trial.open()
    await choose(page, 'large')
    for (const audience of ['老年人', '青少年']) {
      await open(page, 'pages/settings/audience/index')
      await page
        .getByRole('radio', { name: new RegExp(audience) })
        .filter({ visible: true })
        .click()
      await open(page, 'pages/home/index')
      await page.locator('.big-choice').first().waitFor()
      // Not the help line of the page just left.
      const home = page.locator('.screen').filter({ has: page.locator('.home__top') })
      const offered = home.locator('.big-choice, .call')
      expect(await offered.count()).toBeGreaterThanOrEqual(4)
      expect(await offered.count()).toBeLessThanOrEqual(5)
      expect(await home.locator('.call').count()).toBe(1)
    }
  }, 60_000)

  test('nothing moves where a person asked for less motion', async () => {
    const { page } = await trial.open()
    await choose(page, 'standard')
    for (const address of ['pages/home/index', 'pages/reading/search/index', 'pages/learn/index']) {
      await page.goto(`/#/${address}`)
      expect(await moving(page)).toEqual([])
      await open(page, address)
      expect(await moving(page)).toEqual([])
    }
  }, 60_000)
})

describeTrialYear('in a town that has been at work for a year', (trial) => {
  test('every text can be heard', async () => {
    const { page } = await trial.open()
    await choose(page, 'standard')
    const texts = [
      'reading/lesson',
      'reading/article',
      'guides/guide',
      'directory/rules',
      'school/answers',
      'settings/privacy',
      'survey/fill',
    ]
    const addresses = pageAddresses(await givePhoneRecords(page))
    for (const text of texts) {
      const address = addresses.find((each) => each.startsWith(`pages/${text}/`)) ?? ''
      await open(page, address)
      if (address.startsWith('pages/survey')) await button(page, '开始填写').click()
      await button(page, '读给我听').waitFor()
    }
  }, 60_000)
})
