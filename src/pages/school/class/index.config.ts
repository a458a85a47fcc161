export default definePageConfig({ navigationBarTitleText: '进课堂', enableShareAppMessage: true })
