export default definePageConfig({ navigationBarTitleText: '您是哪类人' })
