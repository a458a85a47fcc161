/** Imports run one way: domain ← server, desk, src; inside src: pages → features → components → platform. */
const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    wall(
      'domain-is-pure',
      'domain/ knows no program and no machine.',
      { path: '^domain/' },
      {
        path: '^(server|desk|src|scripts|tests|bench)/',
      },
    ),
    wall(
      'domain-without-node',
      'domain/ runs on old phones: no Node built-ins.',
      { path: '^domain/' },
      {
        dependencyTypes: ['core'],
      },
    ),
    wall(
      'server-alone',
      'The three programs never import one another.',
      { path: '^server/' },
      {
        path: '^(desk|src|scripts|tests)/',
      },
    ),
    wall(
      'desk-alone',
      'The three programs never import one another.',
      { path: '^desk/' },
      {
        path: '^(server|src|scripts|tests)/',
      },
    ),
    wall(
      'miniapp-alone',
      'The three programs never import one another.',
      { path: '^src/' },
      {
        path: '^(server|desk|scripts|tests)/',
      },
    ),
    wall('features-below-pages', 'pages → features', { path: '^src/features/' }, { path: '^src/(pages|app)' }),
    wall(
      'components-know-no-feature',
      'features → components',
      { path: '^src/components/' },
      {
        path: '^src/(pages|features|app)',
      },
    ),
    wall(
      'platform-at-the-bottom',
      'components → platform',
      { path: '^src/platform/' },
      {
        path: '^src/(pages|features|components|app)',
      },
    ),
    wall(
      'taro-only-in-platform',
      'Only src/platform calls Taro, so only it changes with WeChat.',
      {
        path: '^src/(pages|features|components)/',
        pathNot: '\\.config\\.ts$',
      },
      { path: 'node_modules/@tarojs/taro/' },
    ),
    wall(
      'dates-only-in-domain',
      'domain/time.ts is the only place that knows zones.',
      {
        path: '^(server|src|desk|domain)/',
        // Ant Design's own date parts speak dayjs.
        pathNot: '^(domain/time\\.ts|desk/(App|components/\\w+)\\.tsx)$',
      },
      { path: 'node_modules/dayjs/' },
    ),
    wall(
      'no-circles',
      'A circle has no bottom to read first.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    wall(
      'no-dev-dependencies',
      'What runs in production is listed as a dependency.',
      {
        path: '^(domain|server|src)/',
      },
      { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    ),
    wall('resolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(scss|css|png|svg)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.jsx', '.mjs', '.cjs', '.json'],
    },
  },
}
