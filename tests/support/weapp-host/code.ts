import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { createContext, runInContext, Script } from 'node:vm'

/** What newer engines have and old phones lack; the host takes it away so that relying on it fails here, too. */
const TOO_NEW = `
  delete Array.prototype.at; delete String.prototype.at; delete Object.hasOwn; delete String.prototype.replaceAll
  delete Array.prototype.findLast; delete Array.prototype.findLastIndex; delete Promise.any
  delete Array.prototype.toSorted; delete Array.prototype.toReversed; delete Array.prototype.with
  delete globalThis.Intl; delete globalThis.WeakRef; delete globalThis.FinalizationRegistry
  delete globalThis.AggregateError; delete globalThis.SharedArrayBuffer; delete globalThis.Atomics
`

/**
 * Runs a built package's files as WeChat does: each file a module with `require`, nothing of a browser or of Node
 * around it, and no way to make code from text. `built` changes what the build put in.
 */
export function loadCode(
  folder: string,
  globals: Record<string, unknown>,
  built: (source: string) => string = (source) => source,
): (file: string) => unknown {
  const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } })
  runInContext(TOO_NEW, context)
  context.global = context
  const loaded = new Map<string, { exports: unknown }>()

  function load(file: string): unknown {
    const path = file.endsWith('.js') ? file : `${file}.js`
    const known = loaded.get(path)
    if (known) return known.exports
    const module = { exports: {} }
    loaded.set(path, module)
    const source = built(readFileSync(join(folder, path), 'utf8'))
    const run = new Script(`(function (require, module, exports) {${source}\n})`, { filename: join(folder, path) })
    const require = (name: string) => load(relative(folder, join(folder, dirname(path), name)))
    run.runInContext(context)(require, module, module.exports)
    return module.exports
  }
  return load
}
