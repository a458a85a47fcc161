/**
 * A webpack loader for `domain/api.ts`: phones get, of the one contract, the calls a resident can make and of each only
 * what is needed to make it. The desk's calls and the schemas of replies would be a third of the code a phone loads.
 */
const path = require('node:path')
const tsx = require('tsx/cjs/api')

module.exports = function phoneContract() {
  const { api } = tsx.require(this.resourcePath, __filename)
  for (const file of Object.keys(require.cache))
    if (file.startsWith(path.dirname(this.resourcePath))) this.addDependency(file)
  const calls = Object.entries(api)
    .filter(([, { path: address }]) => !address.startsWith('/desk/'))
    .map(([name, { method, path: address, caller, idempotent }]) => [
      name,
      { method, path: address, caller, ...(idempotent ? { idempotent } : {}) },
    ])
  return `export const api = ${JSON.stringify(Object.fromEntries(calls))}`
}
