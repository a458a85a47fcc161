export default definePageConfig({ navigationBarTitleText: '不留名提问' })
