/** WeChat's official speech plugin (微信同声传译). Its version must be one the account was given; 0.3.5 unless told otherwise. */
const SPEECH = { version: process.env.TARO_APP_SPEECH_VERSION ?? '0.3.5', provider: 'wx069ba97219f66d99' }

/** WeChat draws its tab bar from PNG only; in a browser the same icons as SVG are a tenth of the bytes. */
const TAB_ICONS = process.env.TARO_ENV === 'h5' ? 'svg' : 'png'

export default defineAppConfig({
  // Named only when asked for: WeChat refuses to upload a program with a plugin its account has not added.
  ...(process.env.TARO_APP_SPEECH === 'on' ? { plugins: { WechatSI: SPEECH } } : {}),
  pages: ['pages/home/index', 'pages/learn/index', 'pages/booking/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'pages/reading',
      name: 'reading',
      pages: [
        'lesson/index',
        'topic/index',
        'search/index',
        'statutes/index',
        'statute/index',
        'article/index',
        'shelf/index',
      ],
    },
    {
      root: 'pages/appointment',
      name: 'appointment',
      pages: ['form/index', 'ticket/index', 'mine/index', 'move/index'],
    },
    { root: 'pages/survey', name: 'survey', pages: ['fill/index'] },
    { root: 'pages/school', name: 'school', pages: ['class/index', 'ask/index', 'answers/index'] },
    { root: 'pages/directory', name: 'directory', pages: ['contacts/index', 'rules/index'] },
    { root: 'pages/guides', name: 'guides', pages: ['all/index', 'guide/index'] },
    { root: 'pages/mediation', name: 'mediation', pages: ['ask/index', 'mine/index', 'matter/index'] },
    {
      root: 'pages/settings',
      name: 'settings',
      pages: ['audience/index', 'village/index', 'text-size/index', 'privacy/index', 'about/index'],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['reading'] },
    'pages/learn/index': { network: 'all', packages: ['reading'] },
    'pages/booking/index': { network: 'all', packages: ['appointment'] },
    'pages/me/index': { network: 'wifi', packages: ['settings'] },
  },
  tabBar: {
    color: '#55625f',
    selectedColor: '#0b6153',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [tab('home', '首页'), tab('learn', '学法'), tab('booking', '预约'), tab('me', '我的')],
  },
  window: {
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTitleText: '乡镇法律服务',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f6f5f0',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  style: 'v2',
})

function tab(name: string, text: string) {
  return {
    pagePath: `pages/${name}/index`,
    text,
    iconPath: `assets/tab/${name}.${TAB_ICONS}`,
    selectedIconPath: `assets/tab/${name}-on.${TAB_ICONS}`,
  }
}
