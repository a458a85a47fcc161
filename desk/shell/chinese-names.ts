/** What Ant Design names its own parts for a screen reader, in English whatever the language of the page. */
const PARTS: Record<string, string> = {
  'Increase Value': '加一',
  'Decrease Value': '减一',
}
/** What an icon does that stands alone in a button. */
const BUTTONS: Record<string, string> = {
  close: '关闭',
  'close-circle': '清空',
  ellipsis: '更多',
  eye: '隐藏密码',
  'eye-invisible': '显示密码',
  search: '搜索',
}
/** Icons that are pressed themselves. */
const PRESSED = '.ant-input-password-icon'

function mend(part: Element): void {
  const name = part.getAttribute('aria-label') ?? ''
  if (PARTS[name]) part.setAttribute('aria-label', PARTS[name])
  if (!part.classList.contains('anticon')) return
  const button = part.closest('button, [role="button"]')
  const alone = part.matches(PRESSED) || (button && !button.textContent?.trim() && !button.hasAttribute('aria-label'))
  if (!alone) part.setAttribute('aria-hidden', 'true')
  else if (BUTTONS[name]) part.setAttribute('aria-label', BUTTONS[name])
}

const mendWithin = (root: ParentNode) => root.querySelectorAll('[aria-label]').forEach(mend)

/**
 * Keeps English out of what a screen reader says: Ant Design names each icon and some buttons in English, and has no
 * setting for it. Icons beside words are left unsaid, those that stand alone get a Chinese name.
 */
export function nameInChinese(root: HTMLElement): void {
  mendWithin(root)
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target instanceof Element) mendWithin(target)
  }).observe(root, { childList: true, subtree: true })
}
