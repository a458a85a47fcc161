import { ROLE_NAMES, type Role } from '@domain/staff'
import type { Page } from 'playwright-core'
import type { Served } from './describe-served'
import type { DeskAddress } from './desk-addresses'
import type { TrialServer } from './trial-server'

/** A screen as most town offices have. */
export const WIDE = { width: 1440, height: 900 }
/** A narrow phone. */
export const NARROW = { width: 360, height: 740 }

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

/** What is wrong with pages of the desk, one line a fault: each is looked at as somebody who may see it. */
export async function faultsAtDesk(
  trial: Served<TrialServer>,
  addresses: readonly DeskAddress[],
  faultsOf: (page: Page, path: string, address: DeskAddress) => Promise<string[]>,
): Promise<string[]> {
  const { page, context } = await trial.open(WIDE)
  const faults: string[] = []
  let signedIn = ''
  for (const address of addresses) {
    const { role, path } = address
    if (role !== signedIn) {
      await context.clearCookies()
      await signInAtDesk(page, trial.server, role)
      signedIn = role
    }
    faults.push(...(await faultsOf(page, path, address)).map((fault) => `${path}: ${fault}`))
  }
  return faults
}
