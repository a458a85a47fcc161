import { LogoutOutlined, MenuOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons'
import { ROLE_NAMES } from '@domain/staff'
import { Button, Drawer, Grid, Layout } from 'antd'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Link, Outlet, useLocation } from 'react-router'
import { BASE } from '../base'
import { PageLoading } from '../components/PageLoading'
import { ProofDialog } from '../session/ProofDialog'
import { SignInDialog } from '../session/SignInDialog'
import { useSignOut } from '../session/useSignOut'
import { useStaff } from '../session/useStaff'
import { MainMenu } from './MainMenu'
import { Shortcuts } from './Shortcuts'

/** The frame around every page: who is signed in, the menu of their role, and the page. */
export default function Shell() {
  const staff = useStaff()
  const signOut = useSignOut()
  const wide = Grid.useBreakpoint().lg ?? true
  const [menuOpen, setMenuOpen] = useState(false)
  const { pathname } = useLocation()
  const menuButton = useRef<HTMLButtonElement>(null)
  const openedAt = useRef('')
  /** Back to the button where nothing was chosen from the menu, else on to the page that was. */
  const focusAfterMenu = () =>
    openedAt.current === pathname
      ? menuButton.current?.focus()
      : document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of page is what closes the menu
  useEffect(() => setMenuOpen(false), [pathname])

  return (
    <Layout className="shell">
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      {wide ? (
        <Layout.Sider width={232} theme="light" className="shell-side no-print">
          <Brand />
          <MainMenu role={staff.role} />
        </Layout.Sider>
      ) : (
        <Drawer
          open={menuOpen}
          onClose={() => setMenuOpen(false)}
          afterOpenChange={(open) => !open && focusAfterMenu()}
          focusable={{ focusTriggerAfterClose: false }}
          placement="left"
          title={<Brand />}
          size={280}
        >
          <MainMenu role={staff.role} />
        </Drawer>
      )}
      <Layout>
        <Layout.Header className="shell-head no-print">
          {wide ? (
            <span />
          ) : (
            <Button
              ref={menuButton}
              type="text"
              icon={<MenuOutlined aria-hidden />}
              aria-label="打开菜单"
              onClick={() => {
                openedAt.current = pathname
                setMenuOpen(true)
              }}
            >
              菜单
            </Button>
          )}
          <span className="shell-who">
            <Link to="/find" className="shell-find">
              <SearchOutlined aria-hidden /> 查找
              <kbd className="wide-only">/</kbd>
            </Link>
            <Shortcuts role={staff.role} />
            <Link to="/account" className="shell-account" title="我的账号">
              <UserOutlined aria-hidden /> {staff.name}
              <small>{ROLE_NAMES[staff.role]}</small>
            </Link>
            <Button
              type="text"
              icon={<LogoutOutlined aria-hidden />}
              onClick={() => signOut.mutate()}
              loading={signOut.isPending}
            >
              退出
            </Button>
          </span>
        </Layout.Header>
        <Layout.Content id="content" className="shell-content" tabIndex={-1}>
          <Suspense fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <ProofDialog />
      <SignInDialog />
    </Layout>
  )
}

const Brand = () => (
  <div className="brand">
    <img src={`${BASE}icon.svg`} alt="" width={32} height={32} />
    <span>法律服务工作台</span>
  </div>
)
