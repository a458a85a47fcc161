import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reply } from '@domain/api'
import { startTestServer, type TestServer } from '../../support/server'

const PAGE =
  '<html><head></head><p id="opening-duty">免费</p><div id="opening-today" class="stack"></div><p>end</p></html>'

describe('the page a browser shows before the program has come', () => {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'))
  let server: TestServer
  beforeAll(async () => {
    mkdirSync(join(dist, 'h5'))
    writeFileSync(join(dist, 'h5', 'index.html'), PAGE)
    cpSync(join(dist, 'h5'), join(dist, 'desk'), { recursive: true })
    server = await startTestServer('sqlite', {
      environment: { DIST_DIR: dist },
      town: (town) => ({
        ...town,
        contacts: town.contacts.map((contact) =>
          contact.phone === '110' ? { ...contact, name: '<b>报警</b> $& "所"' } : contact,
        ),
      }),
    })
  })
  afterAll(async () => {
    await server.stop()
    rmSync(dist, { recursive: true })
  })
  const page = async (path = '/') => (await (await fetch(`${server.origin}${path}`)).text()).replace(/\n\s*/g, '')

  test('says what the home page says today: lessons, whom to call, the next duty day', async () => {
    const home = (await (await fetch(`${server.origin}/api/home`)).json()) as Reply<'home'>
    const html = await page()
    expect(home.lessons.length).toBeGreaterThan(6)
    for (const { id, title } of home.lessons.slice(0, 6))
      expect(html).toContain(`href="#/pages/reading/lesson/index?id=${id}"><span class="lesson-card__title">${title}<`)
    expect(html).not.toContain(home.lessons[6]?.title)
    expect(html).toContain('href="tel:110"')
    expect(html).toContain('<p id="opening-duty">免费咨询，近期还没有排好</p>')
    expect(html).toContain('<p>end</p>')
  })

  test('takes what staff wrote for words, whatever it looks like', async () => {
    expect(await page()).toContain('&lt;b&gt;报警&lt;/b&gt; $&amp; &quot;所&quot;')
  })

  test('is not put into the desk’s page', async () => {
    expect(await page('/desk/')).toContain('<div id="opening-today" class="stack"></div>')
  })

  test('comes as it was built while the database is away', async () => {
    server.advance(60)
    await server.parts.database.close()
    const html = await page()
    expect(html).toContain('<p id="opening-duty">免费</p><div id="opening-today" class="stack"></div><p>end</p>')
    expect(server.logged()).toContain('page without its filling')
  })
})
