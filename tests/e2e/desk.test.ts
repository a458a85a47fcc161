import type { DutyDay } from '@domain/booking'
import { describeTrial } from '../support/describe-served'
import { signInAtDesk } from '../support/desk-session'

const SCREEN = { width: 1280, height: 800 }

describeTrial('a clerk at the desk', (trial) => {
  let date: string
  beforeAll(async () => {
    date = await bookAPlace()
  }, 240_000)
  const post = async <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
    const reply = await fetch(`${trial.server.origin}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`)
    return reply.json()
  }

  /** A resident's booking; gives its date. */
  async function bookAPlace(): Promise<string> {
    const days: DutyDay[] = await (await fetch(`${trial.server.origin}/api/duty-days`)).json()
    const day = days.find(({ slots }) => slots.some((slot) => slot.open && slot.left > 0))
    const slotId = day?.slots.find((slot) => slot.open && slot.left > 0)?.id
    const { token } = await post<{ token: string }>('/login', { guest: true })
    await post(
      '/bookings',
      { slotId, name: '赵六', phone: '13900000006', topic: 'land' },
      { authorization: `Bearer ${token}`, 'idempotency-key': 'e2e-desk-booking-1' },
    )
    return day?.date ?? ''
  }

  test('a wrong password is refused and what was typed stays', async () => {
    const { page } = await trial.open(SCREEN)
    await page.goto('/desk/')
    await page.getByLabel('账号').fill('officer')
    await page.getByLabel('密码').fill('不是这个口令')
    await page.getByRole('button', { name: /登\s*录/ }).click()
    await page.getByText('账号或密码不对').waitFor()
    expect(await page.getByLabel('账号').inputValue()).toBe('officer')
  }, 60_000)

  test('signs in, sees the booking and looks up the phone', async () => {
    const { page } = await trial.open(SCREEN)
    await signInAtDesk(page, trial.server, 'officer')
    await page.goto(`/desk/bookings?date=${date}`)
    const row = page.getByRole('listitem').filter({ hasText: '赵六' })
    await row.waitFor()
    expect(await row.textContent()).not.toContain('13900000006')
    await row.getByRole('button', { name: /看赵六的号码/ }).click()
    await row.getByText('13900000006').waitFor()
  }, 60_000)

  test('shows how many have answered the survey', async () => {
    const { page } = await trial.open(SCREEN)
    await signInAtDesk(page, trial.server, 'officer')
    await page.getByText('镇域法律需求调研').waitFor()
    await page
      .getByText(/^\d+ 份$/)
      .first()
      .waitFor()
  }, 60_000)
})
