import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import type Chain from 'webpack-chain'

const root = path.resolve(__dirname, '..')
const target = process.env.TARO_ENV ?? 'h5'
const production = process.env.NODE_ENV === 'production'

/**
 * Where the phone finds the API. H5 is served by the same server; a mini-program needs the address of a listed HTTPS
 * domain, given at build time as TARO_APP_API, or there `cloud://环境/服务` for a container of 微信云托管.
 */
const apiBase = target === 'h5' ? '/api' : (process.env.TARO_APP_API ?? 'http://127.0.0.1:3000/api')

/**
 * WeChat's official speech plugin must be added to the account before a build may name it, otherwise the upload is
 * refused: it is asked for at build time.
 */
const speechPlugin = process.env.TARO_APP_SPEECH === 'on'

/** One-tap phone numbers need a verified account that pays per call: off unless the town says so. */
const phoneButton = process.env.TARO_APP_PHONE_BUTTON === 'on'

// The contract and the rules lie outside src, in TypeScript.
const compileDomain = { include: [path.join(root, 'domain')] }

/** Packages published in syntax that the oldest browsers named in package.json don't read. */
const NEWER_THAN_BROWSERS = ['decode-uri-component', 'filter-obj', 'query-string', 'valibot', 'yaml']

/** The pictures of a folder of src/assets go a way of their own instead of that of all images. */
const picturesOf = (chain: Chain, name: string, type: string, generator: object) => {
  const folder = path.join(root, 'src/assets', name)
  chain.module.rule('image').exclude.add(folder)
  chain.module
    .rule(`${name}-pictures`)
    .test(/\.svg$/)
    .include.add(folder)
    .end()
    .type(type)
    .set('generator', generator)
}

/** The pictures of the topics are files of their own, fetched only where one is shown; a browser keeps them for good. */
const topicPictures = (chain: Chain, filename: string) => picturesOf(chain, 'topics', 'asset/resource', { filename })

/** Of the contract a phone gets the calls it can make, without their schemas. */
const phoneContract = (chain: Chain) =>
  chain.module
    .rule('phone-contract')
    .test(path.join(root, 'domain/api.ts'))
    .use('phone-contract')
    .loader(path.join(__dirname, 'plugins/phone-contract.js'))

/**
 * In a browser the few elements our screens use, and the tab bar, are our own: Taro's web components bring a sixth more
 * to load, and each element would be drawn by two frameworks.
 */
const ownElements = (chain: Chain) => {
  const folder = path.join(root, 'src/platform/browser')
  chain.resolve.alias
    .set('@tarojs/components$', path.join(folder, 'components.h5.ts'))
    .set('@tarojs/components/dist/components$', path.join(folder, 'tab-bar.h5.ts'))
    // Their styles, with a font of WeUI's icons within.
    .set('@tarojs/components/dist/taro-components/taro-components.css$', path.join(folder, 'tab-bar.scss'))
  // An element we don't have must not be found out on a phone.
  chain.merge({ module: { strictExportPresence: true } })
}

/** In a browser Taro's router is ours, which knows what to do where the program of a page comes late or not at all. */
const ownRouter = (chain: Chain) => {
  chain.resolve.alias.set('@tarojs/router$', path.join(root, 'src/platform/browser/router.h5.ts'))
  // As long as a call is waited for (src/platform/carrier-types.ts, which this file can't import).
  chain.output.chunkLoadTimeout(15_000)
}

/** The icons of a browser's tab bar are part of the program, as text: that packs better than Base64. */
const tabIcons = (chain: Chain) =>
  picturesOf(chain, 'tab', 'asset/inline', {
    dataUrl: (svg: Buffer) => `data:image/svg+xml,${encodeURIComponent(svg.toString())}`,
  })

/** Undoes what Taro asks of Terser for Internet Explorer 8: each name of a property in quotes, each function's name kept. */
const briefly = { keep_fnames: false, output: { keep_quoted_props: false, quote_keys: false } }

// Sizes stay in px on purpose: type must not shrink on a narrow phone or grow past what the person chose.
const keepPixels = { pxtransform: { enable: false }, autoprefixer: { enable: true, config: { env: target } } }

export default defineConfig<'webpack5'>({
  projectName: 'hushiha-legal-service',
  date: '2026-11-25',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  // Taro empties the folder first: developing must not take the pages from a server that runs on a build.
  outputRoot: target === 'h5' && !production ? '.cache/dev/h5' : `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Kept per target: both builds may run from one checkout.
  cache: { enable: false },
  plugins: ['@tarojs/plugin-framework-react', path.join(__dirname, 'plugins/aria.js')],
  alias: { '@': path.join(root, 'src'), '@domain': path.join(root, 'domain') },
  defineConstants: {
    __API__: JSON.stringify(apiBase),
    __SPEECH_PLUGIN__: JSON.stringify(speechPlugin),
    __PHONE_BUTTON__: JSON.stringify(phoneButton),
  },
  // A browser's are part of the program.
  copy: {
    patterns:
      target === 'h5' ? [] : [{ from: 'src/assets/tab/', to: `dist/${target}/assets/tab/`, ignore: ['**/*.svg'] }],
    options: {},
  },
  mini: {
    compile: compileDomain,
    optimizeMainPackage: { enable: true },
    postcss: keepPixels,
    // Icons are small SVG files inlined into styles, which WeChat's styles cannot load from the package.
    imageUrlLoaderOption: { limit: 8 * 1024 },
    miniCssExtractPluginOption: { ignoreOrder: true },
    webpackChain(chain) {
      phoneContract(chain)
      topicPictures(chain, 'assets/topics/[name][ext]')
    },
  },
  h5: {
    compile: {
      include: [
        ...compileDomain.include,
        ...NEWER_THAN_BROWSERS.map((name) => path.join(root, 'node_modules', name, path.sep)),
      ],
    },
    publicPath: '/',
    staticDirectory: 'static',
    // The address after # never reaches the server, so any static host will do.
    router: { mode: 'hash' },
    output: {
      filename: production ? 'js/[name].[contenthash:8].js' : 'js/[name].js',
      chunkFilename: production ? 'js/[name].[contenthash:8].js' : 'js/[name].js',
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: keepPixels,
    terser: { config: briefly },
    webpackChain(chain) {
      phoneContract(chain)
      topicPictures(chain, 'static/topics/[name].[contenthash:8][ext]')
      ownElements(chain)
      ownRouter(chain)
      tabIcons(chain)
      // One style sheet, parts before the features that use them. With a sheet per page, each page opened later would
      // load the parts' rules again, after the features' own, and undo them.
      chain.merge({
        optimization: {
          splitChunks: {
            cacheGroups: { styles: { name: 'styles', type: 'css/mini-extract', chunks: 'all', enforce: true } },
          },
        },
      })
    },
    devServer: {
      // As in babel.config.js.
      hot: false,
      port: Number(process.env.H5_PORT ?? 4401),
      open: false,
      proxy: [{ context: ['/api'], target: process.env.API_ORIGIN ?? 'http://127.0.0.1:3000' }],
    },
  },
})
