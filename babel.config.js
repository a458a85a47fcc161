// Taro's webpack build and Jest read the same file: Taro needs its own preset, Jest plain Node-flavoured output.
module.exports = (api) =>
  api.env('test')
    ? {
        presets: [
          ['@babel/preset-env', { targets: { node: 'current' } }],
          ['@babel/preset-react', { runtime: 'automatic' }],
          ['@babel/preset-typescript', { allowDeclareFields: true }],
        ],
      }
    : {
        // The browsers or WeChat's engines, whichever this build is for: package.json names them.
        browserslistEnv: process.env.TARO_ENV,
        // While developing, a change loads the page anew: replacing parts of it in place takes packages of its own.
        presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false, hot: false }]],
        // The rules only compute: a schema no page of this build uses is left out instead of being made for nobody.
        overrides: [{ test: './domain', plugins: [require('babel-plugin-annotate-pure-calls')] }],
      }
