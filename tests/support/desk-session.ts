import { ROLE_NAMES, type Role } from '@domain/staff'
import type { Page } from 'playwright-core'
import type { TrialServer } from './trial-server'

/** Signs the sample staff member of a role in at the desk and waits for the first page. */
export async function signInAtDesk(page: Page, server: TrialServer, role: Role): Promise<void> {
  const { account, password } = server.account(ROLE_NAMES[role])
  await page.goto('/desk/')
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: /登\s*录/ }).click()
  // The sign-in page has a heading too: only the shell knows a way out.
  await page.getByRole('button', { name: '退出' }).waitFor()
}

/** Waits until a page of the desk is there, fits the window's present size, and nothing on it is still being fetched. */
export async function deskSettled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  // Ant Design's menu changes with the width in a script, a frame after the window has.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy="true"], .ant-spin-spinning').length === 0)
}
