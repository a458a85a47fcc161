// What `@tarojs/components` is in a browser. Only names: Taro's build strikes out of this file all that no page uses.
export { Canvas, Image, Text, View } from './elements'
