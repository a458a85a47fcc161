import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { BASE } from './base'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The desk is served under `/desk/`; while developing, `/api` goes to the server named by `API` (default port 3000). */
export default defineConfig({
  root: here('.'),
  base: BASE,
  plugins: [react()],
  resolve: { alias: { '@domain': here('../domain') } },
  build: {
    outDir: here('../dist/desk'),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined scripts and data: fonts would need holes in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env.API ?? 'http://localhost:3000' } },
})
