export default definePageConfig({
  navigationBarTitleText: '填问卷',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
