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
].join('|')

const shared = {
  rootDir: __dirname,
  transform: { '^.+\\.(m?[jt]sx?)$': 'babel-jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_ONLY})/)`],
  moduleNameMapper: { '^@domain/(.*)$': '<rootDir>/domain/$1', '^@/(.*)$': '<rootDir>/src/$1' },
}

/** Tests that run in plain Node. */
const node = (name) => ({
  ...shared,
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
})

/** Tests of screens in jsdom; styles and pictures are stand-ins, what they look like is shown in Chromium. */
const screen = (name) => ({
  ...shared,
  displayName: name,
  testEnvironment: 'jsdom',
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  moduleNameMapper: {
    ...shared.moduleNameMapper,
    '\\.(scss|css|png|svg)$': '<rootDir>/tests/support/asset-stub.js',
  },
})

module.exports = {
  testTimeout: 30_000,
  projects: [
    node('domain'),
    node('content'),
    node('server'),
    screen('miniapp'),
    screen('desk'),
    node('weapp'),
    node('e2e'),
  ],
}
