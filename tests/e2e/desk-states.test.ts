import { describeTrial } from '../support/describe-served'
import { deskAddresses } from '../support/desk-addresses'
import { deskSettled, faultsAtDesk } from '../support/desk-session'

/** What a page shows, but for who is signed in and the town's own facts. */
const DATA = /\/api\/(?!desk\/(me|session)\b|town\b)/
/** Lists that never are empty: whoever looks at the staff is one of them. */
const NEVER_EMPTY = ['/api/desk/staff']

/** A reply with every list in it empty, down to the lists of an object. */
const emptied = (reply: unknown): unknown =>
  Array.isArray(reply)
    ? []
    : reply !== null && typeof reply === 'object'
      ? Object.fromEntries(Object.entries(reply).map(([name, value]) => [name, Array.isArray(value) ? [] : value]))
      : reply

describeTrial('every page of the desk says how it stands', (trial) => {
  test('where the server fails: what happened, and a button that tries again', async () => {
    const faults = await faultsAtDesk(trial, deskAddresses('none'), async (page, path) => {
      let failed = 0
      await page.route(DATA, async (route) => {
        failed++
        await route.fulfill({ status: 500, json: { error: { code: 'internal', message: '服务出了点问题。' } } })
      })
      await page.goto(`/desk${path}`)
      await deskSettled(page)
      const retries = page.getByRole('button', { name: '再试一次' })
      const offered = await retries.count()
      const alerts = await page.getByRole('alert').count()
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      if (failed === 0) return []
      if (alerts === 0 || offered === 0)
        return [`${failed} calls failed, ${alerts} alerts, ${offered} ways to try again`]
      // Of a class that is not there the server goes on to say so.
      if (path.startsWith('/events/')) return []
      for (let left = offered; left > 0; left = await retries.count()) {
        await retries.first().click()
        await retries.nth(left - 1).waitFor({ state: 'detached' })
      }
      return []
    })
    expect(faults).toEqual([])
  }, 240_000)

  test('without a network: the same, after trying a few times by itself', async () => {
    const faults = await faultsAtDesk(trial, deskAddresses('none'), async (page, path) => {
      let cut = 0
      await page.route(DATA, (route) => {
        cut++
        return route.abort()
      })
      await page.goto(`/desk${path}`)
      await deskSettled(page)
      const said = await page.getByText('连不上服务').count()
      const retries = page.getByRole('button', { name: '再试一次' })
      const offered = await retries.count()
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      if (cut === 0) return []
      if (said === 0 || offered === 0) return [`${cut} calls cut off, said ${said} times, ${offered} ways to try again`]
      for (let left = offered; left > 0; left = await retries.count()) {
        await retries.first().click()
        await retries.nth(left - 1).waitFor({ state: 'detached' })
      }
      return (await page.getByText('连不上服务').count()) > 0 ? ['still says so'] : []
    })
    expect(faults).toEqual([])
  }, 480_000)

  test('where there is nothing yet: that it is empty, in words of its own', async () => {
    const faults = await faultsAtDesk(trial, deskAddresses('none'), async (page, path, { ofRecord }) => {
      let lists = 0
      await page.route(DATA, async (route) => {
        const { pathname } = new URL(route.request().url())
        if (route.request().method() !== 'GET' || NEVER_EMPTY.includes(pathname)) return route.continue()
        const answer = await route.fetch()
        if (!answer.headers()['content-type']?.includes('json')) return route.fulfill({ response: answer })
        const reply: unknown = await answer.json()
        if (Array.isArray(reply)) lists++
        return route.fulfill({ response: answer, json: emptied(reply) })
      })
      await page.goto(`/desk${path}`)
      await deskSettled(page)
      const said = await page.locator('.ant-empty').filter({ visible: true }).allInnerTexts()
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      if (said.some((text) => text.trim() === '' || text.includes('暂无数据'))) return [`says ${said.join()}`]
      if (await page.getByRole('heading', { name: '这一页没能打开' }).count()) return ['breaks']
      // A page of one record has that record.
      return lists > 0 && said.length === 0 && !ofRecord ? ['says nothing'] : []
    })
    expect(faults).toEqual([])
  }, 240_000)
})
