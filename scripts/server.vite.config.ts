import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = join(__dirname, '..')

/** Bundles the server for production: our own code in one file with its source map, packages left in node_modules. */
export default defineConfig({
  root,
  logLevel: 'warn',
  publicDir: false,
  resolve: { alias: { '@domain': join(root, 'domain') } },
  build: {
    ssr: true,
    outDir: join(root, 'dist/server'),
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: join(root, 'scripts/serve.ts'),
      output: { format: 'cjs', entryFileNames: 'serve.js' },
    },
  },
})
