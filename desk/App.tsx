import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider, type ThemeConfig } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import 'dayjs/locale/zh-cn'
import { theme as look } from './theme'

dayjs.locale('zh-cn')

interface AppProps {
  cache: QueryClient
  theme?: ThemeConfig
  children: ReactNode
}

/** What every page may rely on: Chinese, the theme, messages, and the cache of server data. */
export const App = ({ cache, theme = look, children }: AppProps) => (
  <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
    <AntApp>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </AntApp>
  </ConfigProvider>
)
