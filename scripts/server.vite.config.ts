import { join } from 'node:path'
import { defineConfig } from 'vite'
import { PROGRAMS } from './programs'

const root = join(__dirname, '..')

/** Bundles the server for production: our own code with its source maps, packages left in node_modules. */
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
      input: Object.fromEntries(PROGRAMS.map((name) => [name, join(root, `scripts/${name}.ts`)])),
      output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
    },
  },
})
