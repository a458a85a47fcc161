/**
 * Measures how long a person waits for the home page in a browser, on a slow network and a slow phone: the first time,
 * and again with what the browser kept. Prints a table row each.
 */
import { openBrowser, openPhone } from '../tests/support/chromium'
import { type Conditions, slowDown, watchCost } from '../tests/support/page-load'
import { startTrialServer } from '../tests/support/trial-server'
import { shown } from '../tests/support/visible'

const NETWORKS: Record<string, Conditions> = {
  '慢 3G（400 kbps，来回 400 毫秒），处理器慢 4 倍': { latencyMs: 400, kilobitsPerSecond: 400, slowdown: 4 },
  '慢 4G（1.6 Mbps，来回 150 毫秒），处理器慢 4 倍': { latencyMs: 150, kilobitsPerSecond: 1600, slowdown: 4 },
}
const TIMES = 5
/** All that comes by itself has come. */
const SETTLE_MS = 3000

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const seconds = (values: number[]) => `${(median(values) / 1000).toFixed(1)} 秒`

async function main(): Promise<void> {
  const [server, browser] = await Promise.all([startTrialServer(), openBrowser()])
  try {
    console.log('| 网络和手机 | 第几次 | 能读、能点、能打电话 | 程序画好的首页 | 传了多少 | 请求 | 版面移动 |')
    console.log('|---|---|---|---|---|---|---|')
    for (const [name, conditions] of Object.entries(NETWORKS)) {
      const runs = {
        第一次: { usable: [] as number[], whole: [] as number[], cost: '' },
        再打开: { usable: [] as number[], whole: [] as number[], cost: '' },
      }
      for (let time = 0; time < TIMES; time++) {
        const { page, context } = await openPhone(browser, server.origin, { width: 360, height: 780 })
        page.setDefaultTimeout(60_000)
        const cost = await watchCost(page)
        await slowDown(page, conditions)
        const open = async (run: keyof typeof runs) => {
          const begun = performance.now()
          await page.goto('/', { waitUntil: 'commit' })
          await shown(page, /打电话/).waitFor()
          await page.locator('#opening').waitFor({ state: 'detached' })
          await shown(page, '有事打电话').waitFor()
          const whole = performance.now() - begun
          await page.waitForTimeout(SETTLE_MS)
          // Drawn, not only there; counted by the browser itself, from the tap on.
          const usable = await page.evaluate<number>(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime",
          )
          const { kilobytes, requests, shift } = await cost()
          runs[run].usable.push(usable)
          runs[run].whole.push(whole)
          runs[run].cost = `${kilobytes} KB | ${requests} | ${shift}`
        }
        await open('第一次')
        await page.goto('about:blank')
        await open('再打开')
        await context.close()
      }
      for (const [run, { usable, whole, cost }] of Object.entries(runs))
        console.log(`| ${name} | ${run} | ${seconds(usable)} | ${seconds(whole)} | ${cost} |`)
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

void main()
