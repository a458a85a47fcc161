import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { App } from './App'
import { createCache } from './api/cache'
import { createRouter } from './router'
import { nameInChinese } from './shell/chinese-names'
import './desk.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

nameInChinese(document.body)
createRoot(root).render(
  <StrictMode>
    <App cache={createCache()}>
      <RouterProvider router={createRouter()} />
    </App>
  </StrictMode>,
)
