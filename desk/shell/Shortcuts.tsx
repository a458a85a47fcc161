import { QuestionCircleOutlined } from '@ant-design/icons'
import type { Role } from '@domain/staff'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { useNavigate } from 'react-router'
import { shortcutsOf } from './shortcuts'

/** Keys are those printed on the cap, whatever the layout; they rest while somebody types. */
const BY_CAP = { useKey: true, preventDefault: true } as const

/** Keyboard shortcuts and the sheet that names them: `/` looks something up, `?` opens the sheet, `g` and a letter goes. */
export function Shortcuts({ role }: { role: Role }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const shortcuts = shortcutsOf(role)
  useHotkeys('/', () => void navigate('/find'), BY_CAP)
  useHotkeys('?', () => setOpen(true), BY_CAP)
  useHotkeys(
    shortcuts.map(({ key }) => `g>${key}`),
    (_, { keys }) => {
      const found = shortcuts.find(({ key }) => keys?.includes(key))
      if (found) void navigate(found.path)
    },
    { useKey: true },
    [role],
  )
  return (
    <>
      <Button
        type="text"
        className="wide-only"
        icon={<QuestionCircleOutlined aria-hidden />}
        aria-label="快捷键"
        title="快捷键"
        onClick={() => setOpen(true)}
      />
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title="快捷键">
        <dl className="keys">
          <Key keys={['/']} does="查找" />
          <Key keys={['?']} does="看快捷键" />
          <Key keys={['Esc']} does="关掉打开的窗口" />
          {shortcuts.map(({ key, title, path }) => (
            <Key key={path} keys={['g', key]} does={`打开“${title}”`} />
          ))}
        </dl>
        <p className="hint">先按 g，松开，再按字母。正在打字时不起作用。</p>
      </Modal>
    </>
  )
}

const Key = ({ keys, does }: { keys: readonly string[]; does: string }) => (
  <div>
    <dt>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </dt>
    <dd>{does}</dd>
  </div>
)
