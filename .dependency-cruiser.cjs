const subjectRooms =
  'start|programme|plan|run|notes|cards|presentations|groups|presence|speakers|after|print|coursework|feedback|writing|outcomes';

/** `only` may import the package; everybody else in the product may not. */
const onlyThere = (name, only, packages) => ({
  name,
  severity: 'error',
  from: { path: '^(domain|electron|renderer)/', pathNot: only },
  to: { path: `^node_modules/(@types/)?(${packages})/|^(${packages})$` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every-import-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-is-pure',
      comment: 'The model may know only itself, zod and mutative.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: '^domain/|^node_modules/(zod|mutative)/' },
    },
    {
      name: 'electron-imports-no-screens',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'store-knows-no-other-room',
      severity: 'error',
      from: { path: '^electron/(store|templates|attachments|export)/' },
      to: { path: '^electron/[^/]+/', pathNot: '^electron/(store|templates|attachments|export)/' },
    },
    {
      name: 'pages-and-displays-know-no-other-room',
      comment: 'What is decided there is the same with and without Electron.',
      severity: 'error',
      from: { path: '^electron/(pages|displays)/' },
      to: { path: '^electron/[^/]+', pathNot: '^electron/$1/|^electron/clock\\.ts$' },
    },
    {
      name: 'shell-composes-few-rooms',
      severity: 'error',
      from: { path: '^electron/shell/' },
      to: {
        path: '^electron/',
        pathNot:
          '^electron/((shell|desk|pages|displays|helper|store)/|(clock|shipped-folders|cli/user-folders|demo/play-demo)\\.ts$)',
      },
    },
    {
      name: 'only-main-imports-the-shell',
      severity: 'error',
      from: { path: '^(domain|electron|renderer)/', pathNot: '^electron/(shell/|main\\.ts$)' },
      to: { path: '^electron/shell/' },
    },
    {
      name: 'renderer-imports-only-domain',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|templates)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'subject-rooms-stay-apart',
      comment: 'A subject room never imports another, nor the desk or plenum that compose them.',
      severity: 'error',
      from: { path: `^renderer/(${subjectRooms})/` },
      to: { path: `^renderer/(${subjectRooms}|desk|plenum)/`, pathNot: '^renderer/$1/' },
    },
    {
      name: 'shared-screens-know-no-room',
      severity: 'error',
      from: { path: '^renderer/(ui|scenes|clock)/' },
      to: { path: `^renderer/(${subjectRooms}|desk|plenum)/` },
    },
    {
      name: 'ui-knows-nothing',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/', pathNot: '^renderer/ui/' },
    },
    {
      name: 'desk-and-plenum-stay-apart',
      severity: 'error',
      from: { path: '^renderer/(desk|plenum)/' },
      to: { path: '^renderer/(desk|plenum)/', pathNot: '^renderer/$1/' },
    },
    {
      name: 'nobody-imports-test',
      severity: 'error',
      from: { path: '^(domain|electron|renderer)/' },
      to: { path: '^test/' },
    },
    {
      name: 'shipped-code-uses-shipped-packages',
      comment:
        'Screens are bundled and may use dev dependencies; the machine side is installed as it is. pdf.js is bundled ' +
        'on both sides: its package would bring a native one along that nothing here needs. So are Zod and YAML, which ' +
        'are a hundred small files each to read at every start.',
      severity: 'error',
      from: { path: '^(domain|electron)/', pathNot: '^electron/(shell/|main\\.ts$)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/(pdfjs-dist|zod|yaml)/' },
    },
    onlyThere('only-the-shell-imports-electron', '^electron/(shell/|main\\.ts$)', 'electron'),
    onlyThere('only-the-writer-imports-pptxgenjs', '^electron/export/pptx-writer\\.ts$', 'pptxgenjs'),
    onlyThere('only-the-store-imports-lowdb', '^electron/store/', 'lowdb'),
    onlyThere('only-the-table-reader-imports-papaparse', '^electron/import/csv\\.ts$', 'papaparse'),
    onlyThere('only-web-imports-fastify-and-ws', '^electron/web/', 'fastify|@fastify/[^/]+|ws'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/|^electron/packaging/node_modules/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
};
