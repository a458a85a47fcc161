/** What was or can be done, in a clerk's words. */
export const ACTION_NAMES: Record<string, string> = {
  accept: '受理',
  assign: '交给谁办',
  begin: '开始调解',
  agree: '调成了',
  fail: '没有调成',
  refer: '转到别处',
  withdraw: '撤回',
  note: '记一笔',
}

/** What the button says that carries it out. */
export const doIt = (action: string): string => (action === 'assign' ? '交给他办' : (ACTION_NAMES[action] ?? ''))
