/**
 * Draws the tab bar's PNG icons (81 × 81, WeChat's size) from src/assets/icons in the two colours of the tab bar:
 * `node config/tab-icons.mjs`. The PNG files are committed; run it again only when an icon or colour changes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const COLOURS = { '': '#55625f', '-on': '#0b6153' }
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 81, height: 81 } })
for (const name of ['home', 'learn', 'booking', 'me']) {
  for (const [suffix, colour] of Object.entries(COLOURS)) {
    const svg = readFileSync(new URL(`../src/assets/icons/${name}.svg`, import.meta.url), 'utf8')
      .replaceAll('#000', colour)
      .replace('<svg ', '<svg width="69" height="69" style="position:absolute;left:6px;top:6px" ')
    await page.setContent(`<body style="margin:0">${svg}`)
    const png = await page.screenshot({ omitBackground: true })
    writeFileSync(new URL(`../src/assets/tab/${name}${suffix}.png`, import.meta.url), png)
  }
}
await browser.close()
