/**
 * Taro's stock templates drop every aria attribute. This names the ones our components use, once for the templates
 * (at build time) and once for the runtime, which must give the same attributes the same short names.
 * Plain JavaScript: Taro's CLI compiles a plugin's own file only, not what it requires.
 */
const path = require('node:path')
const { ARIA_COMPONENTS } = require('./aria-components')

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, ARIA_COMPONENTS)
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'aria-runtime.js')].flat()
    },
  })
}
