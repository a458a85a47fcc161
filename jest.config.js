// Packages published only as ES modules; Jest runs CommonJS, so Babel turns them.
const ES_ONLY = [
  'character-entities',
  'decode-named-character-reference',
  'devlop',
  'dequal',
  'mdast-util-.+',
  'micromark.*',
  'unist-util-.+',
  'nanoid',
  'react-hotkeys-hook',
  'yaml/browser',
].join('|')

const shared = {
  rootDir: __dirname,
  transform: { '^.+\\.(m?[jt]sx?)$': 'babel-jest', '^.+\\.svg$': '<rootDir>/tests/support/file-name.js' },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_ONLY})/)`],
  moduleNameMapper: { '^@domain/(.*)$': '<rootDir>/domain/$1', '^@/(.*)$': '<rootDir>/src/$1' },
}

// The icons' CommonJS build reaches into the ES modules of its colours.
const icons = { '^@ant-design/colors/es/(.*)$': '@ant-design/colors/lib/$1' }

/** Tests that run in plain Node. */
const node = (name) => ({
  ...shared,
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
})

/** Tests of screens in jsdom; styles are stand-ins and drawings their names: what they look like is shown in Chromium. */
const screen = (name, setup = []) => ({
  ...shared,
  displayName: name,
  testEnvironment: 'jsdom',
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  setupFilesAfterEnv: setup,
  moduleNameMapper: {
    // Before the aliases, by which some styles are named.
    '\\.(scss|css|png)$': '<rootDir>/tests/support/asset-stub.js',
    ...shared.moduleNameMapper,
    ...icons,
  },
})

module.exports = {
  testTimeout: 30_000,
  projects: [
    node('domain'),
    node('content'),
    node('scripts'),
    {
      ...node('server'),
      globalSetup: '<rootDir>/tests/support/postgres-setup.ts',
      globalTeardown: '<rootDir>/tests/support/postgres-teardown.ts',
    },
    {
      ...screen('miniapp', ['<rootDir>/tests/miniapp/setup.ts']),
      moduleNameMapper: {
        ...screen('miniapp').moduleNameMapper,
        '^@tarojs/components$': '<rootDir>/tests/miniapp/mocks/components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/miniapp/mocks/taro.ts',
      },
    },
    screen('desk', ['<rootDir>/tests/desk/setup.ts']),
    node('weapp'),
    // Reads the desk's own list of pages, icons and all.
    {
      ...node('e2e'),
      moduleNameMapper: { ...shared.moduleNameMapper, ...icons, '^@ant-design/icons$': '@ant-design/icons/lib' },
    },
  ],
}
