import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = join(__dirname, '..')
const outDir = join(root, 'dist/h5')

/** The files of the program that was just built, by their addresses, without their packed twins and maps. */
const files = ['js', 'css'].flatMap((folder) =>
  readdirSync(join(outDir, folder))
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => `/${folder}/${name}`),
)

/** Bundles the worker that keeps the phone's program in a browser, knowing the files of the build beside it. */
export default defineConfig({
  root,
  logLevel: 'warn',
  publicDir: false,
  define: { __FILES__: JSON.stringify(files), 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    outDir,
    emptyOutDir: false,
    target: ['chrome73', 'safari13'],
    lib: {
      entry: join(root, 'src/platform/browser/worker.h5.ts'),
      formats: ['iife'],
      name: 'worker',
      fileName: () => 'worker.js',
    },
  },
})
