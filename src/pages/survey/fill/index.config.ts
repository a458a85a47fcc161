export default definePageConfig({ navigationBarTitleText: '法律需求调研' })
