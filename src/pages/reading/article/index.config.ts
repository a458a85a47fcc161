export default definePageConfig({
  navigationBarTitleText: '法条',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
