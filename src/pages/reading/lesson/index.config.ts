export default definePageConfig({ navigationBarTitleText: '普法内容' })
