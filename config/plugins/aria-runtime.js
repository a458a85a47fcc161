const { mergeInternalComponents } = require('@tarojs/shared')
const { ARIA_COMPONENTS } = require('./aria-components')

mergeInternalComponents(ARIA_COMPONENTS)
