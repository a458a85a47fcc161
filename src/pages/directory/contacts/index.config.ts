export default definePageConfig({ navigationBarTitleText: '找人找电话' })
