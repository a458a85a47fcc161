export default definePageConfig({ navigationBarTitleText: '换个时间' })
