/**
 * Draws the tab bar's icons from src/assets/icons in the two colours of the tab bar: `node config/tab-icons.mjs`. PNG
 * for WeChat (81 × 81, its size), which knows no other; SVG, a tenth of the bytes, for browsers. The files are
 * committed; run it again only when an icon or colour changes.
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
    const svg = readFileSync(new URL(`../src/assets/icons/${name}.svg`, import.meta.url), 'utf8').replaceAll(
      '#000',
      colour,
    )
    const file = (kind) => new URL(`../src/assets/tab/${name}${suffix}.${kind}`, import.meta.url)
    // In the middle, with the same margin as in the PNG.
    writeFileSync(file('svg'), svg.replace('viewBox="0 0 24 24"', 'viewBox="-2.087 -2.087 28.174 28.174"'))
    const placed = svg.replace('<svg ', '<svg width="69" height="69" style="position:absolute;left:6px;top:6px" ')
    await page.setContent(`<body style="margin:0">${placed}`)
    writeFileSync(file('png'), await page.screenshot({ omitBackground: true }))
  }
}
await browser.close()
