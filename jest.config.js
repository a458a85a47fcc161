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

const node = (name, timeout = undefined) => ({
  ...shared,
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  ...(timeout ? { setupFiles: [] } : {}),
})

module.exports = {
  testTimeout: 30_000,
  projects: [node('domain'), node('content'), node('server')],
}
