import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { openBrowser, openPhone } from '../support/chromium'
import { describeInBrowser } from '../support/describe-in-browser'
import { describeTrial } from '../support/describe-served'
import { look } from '../support/look'
import { givePhoneRecords } from '../support/phone-records'
import { startTrialServer } from '../support/trial-server'
import { button, shown } from '../support/visible'

/** Waits until the browser keeps the program: some seconds after the first page was there. */
const programKept = (page: Page) =>
  page.evaluate<unknown>('navigator.serviceWorker.ready.then(({ active }) => active && undefined)')

/** Opens the program for the first time and answers its first question. */
async function begin(page: Page): Promise<void> {
  await page.goto('/')
  await button(page, '先不选').click()
}

describeTrial('a browser without any network, after the program was closed', (trial) => {
  /** Closes every page, cuts the network, and opens the program at an address as from a bookmark. */
  const reopen = async (context: BrowserContext, address: string) => {
    for (const page of context.pages()) await page.close()
    await context.setOffline(true)
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(`/?from=singlemessage#/${address}`)
    return page
  }

  test('what was opened opens again, and what was not says why and whom to call', async () => {
    const { page, context } = await trial.open(undefined, 'allow')
    await begin(page)
    await page.goto('/#/pages/reading/lesson/index?id=wages-unpaid-by-contractor')
    await shown(page, '现在怎么办').waitFor()
    await programKept(page)

    const again = await reopen(context, 'pages/reading/lesson/index?id=wages-unpaid-by-contractor')
    await shown(again, '现在怎么办').waitFor()
    await shown(again, /连不上网|没有网/).waitFor()
    await look(again, 'offline-lesson')
    await again.goto('/#/pages/home/index')
    await shown(again, '去预约').waitFor()
    await look(again, 'offline-home')
    // Never opened before: its program is there all the same.
    await again.goto('/#/pages/guides/all/index')
    await shown(again, /网络不通/).waitFor()
    await button(again, /^打电话/).waitFor()
    await context.setOffline(false)
    await shown(again, '法律援助').waitFor()
  }, 120_000)

  test('the ticket can be shown', async () => {
    const { page, context } = await trial.open(undefined, 'allow')
    await begin(page)
    const { bookingId } = await givePhoneRecords(page)
    await page.goto(`/#/pages/appointment/ticket/index?id=${bookingId}`)
    const digits = page.locator('.ticket__digits').filter({ visible: true })
    const code = await digits.textContent()
    await programKept(page)
    const again = await reopen(context, `pages/appointment/ticket/index?id=${bookingId}`)
    await shown(again, code ?? 'no code').waitFor()
  }, 120_000)

  test('the desk is left alone, and nothing a person read or wrote is kept by the worker', async () => {
    const { page, context } = await trial.open(undefined, 'allow')
    await begin(page)
    await givePhoneRecords(page)
    await programKept(page)
    await page.reload()
    const kept = await page.evaluate<string[]>(`(async () => {
      const names = await caches.keys()
      const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))
      return all.flat().map((url) => new URL(url).pathname)
    })()`)
    expect(kept).toContain('/')
    expect(kept.filter((path) => !/^\/((js|css|static)\/.*)?$/.test(path))).toEqual([])
    await page.goto('/desk/')
    await page.getByLabel('账号').waitFor()
    await context.setOffline(true)
    await expect(page.reload()).rejects.toThrow()
  }, 120_000)

  test('who saves data is spared', async () => {
    const { page } = await trial.open(undefined, 'allow')
    await page.clock.install()
    await page.addInitScript("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    await begin(page)
    await page.clock.fastForward(60_000)
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate('navigator.serviceWorker.getRegistrations().then(({ length }) => length)')).toBe(0)
  }, 60_000)
})

/** Makes the built pages in `folder` those of another version: each file of the program has another name, and one word is another. */
function makeNewVersion(folder: string): void {
  const h5 = join(folder, 'h5')
  const newName = (text: string) =>
    text.replace(/\b(\w+)\.([0-9a-f]{8})\.(js|css)\b/g, (_, name, hash: string, kind) =>
      [name, [...hash].reverse().join(''), kind].join('.'),
    )
  for (const place of ['js', 'css', '.'])
    for (const name of readdirSync(join(h5, place))) {
      const file = join(h5, place, name)
      if (/\.(br|gz)$/.test(name)) rmSync(file)
      else if (/\.(js|css|html)$/.test(name)) {
        // Webpack names the files of pages by number and hash, apart from each other.
        const text = newName(readFileSync(file, 'utf8')).replace(
          /(\b\d+:")([0-9a-f]{8})(")/g,
          (_, before, hash: string, after) => before + [...hash].reverse().join('') + after,
        )
        writeFileSync(file, text.replaceAll('按事情找', '按事情来找'))
        renameSync(file, join(h5, place, newName(name)))
      }
    }
}

/** What stands before a server and says that there is none for the moment. */
async function standIn(port: number): Promise<{ stop: () => Promise<void> }> {
  const gateway = createServer((_, response) => {
    response.writeHead(502, { 'content-type': 'text/html' })
    response.end('Bad Gateway')
  })
  await new Promise<void>((resolve) => gateway.listen(port, '127.0.0.1', resolve))
  return {
    stop: () =>
      new Promise((resolve) => {
        gateway.close(() => resolve())
        gateway.closeAllConnections()
      }),
  }
}

describeInBrowser('a browser that keeps the program when a new version comes', () => {
  test('goes on with the old one in a page that is open, opens the new one afterwards, and then keeps that', async () => {
    const distDir = mkdtempSync(join(tmpdir(), 'pages-'))
    cpSync(join(__dirname, '../../dist/h5'), join(distDir, 'h5'), { recursive: true })
    const browser = await openBrowser()
    let server = await startTrialServer({ distDir })
    try {
      const { page, context } = await openPhone(browser, server.origin, undefined, 'allow')
      page.setDefaultTimeout(30_000)
      await begin(page)
      await programKept(page)

      const port = Number(new URL(server.origin).port)
      await server.stop()
      const gateway = await standIn(port)
      const meanwhile = await context.newPage()
      await meanwhile.goto('/')
      await shown(meanwhile, '去预约').waitFor()
      await meanwhile.close()
      await gateway.stop()

      makeNewVersion(distDir)
      server = await startTrialServer({ distDir, port })

      // Somebody else's page in the same browser brings the new version; the first page is still the old one.
      const other = await context.newPage()
      const newWorker = page.evaluate(
        "new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })).then(() => {})",
      )
      await other.goto('/')
      await newWorker
      await other.close()
      await page.goto('/#/pages/learn/index')
      await shown(page, /按事情来?找/).waitFor()
      await page.reload()
      await shown(page, '按事情来找').waitFor()

      await page.close()
      await context.setOffline(true)
      const again = await context.newPage()
      await again.goto('/#/pages/learn/index')
      await shown(again, '按事情来找').waitFor()
    } finally {
      await browser.close()
      await server.stop()
      rmSync(distDir, { recursive: true, force: true })
    }
  }, 240_000)
})
