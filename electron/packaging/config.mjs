// @ts-check

const entitlements = 'electron/packaging/entitlements.plist';

/**
 * How Samling is packaged, for electron-builder; paths are from the project's root.
 *
 * Signing is taken from the environment and left out where there is nothing to sign with: `CSC_LINK` and
 * `CSC_KEY_PASSWORD` (on Windows also `WIN_CSC_LINK`), and for Apple's notary `APPLE_ID`,
 * `APPLE_APP_SPECIFIC_PASSWORD` and `APPLE_TEAM_ID`.
 */
export default {
  appId: 'no.samling.desk',
  productName: 'Samling',
  copyright: 'Copyright © 2026 Samling contributors',
  // The deb format demands both addresses; nothing is published, so they are of the kind that leads nowhere.
  extraMetadata: {
    homepage: 'https://samling.example',
    author: { name: 'Samling contributors', email: 'nobody@samling.example' },
  },
  directories: { output: 'out/installers', buildResources: 'electron/packaging' },
  // What may come along. Of node_modules, only what stands under `dependencies`.
  files: [
    'package.json',
    'LICENSE',
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    '!**/*.map',
    '!**/*.{ts,tsx,cts,mts}',
    '!**/node_modules/@types/**',
    '!**/node_modules/**/.*',
    '!**/node_modules/**/{docs,benchmark}/**',
    // The same decoder four times over: one form of it is used.
    '!**/node_modules/libheif-js/libheif-wasm/libheif-bundle.*',
    '!**/node_modules/libheif-js/libheif/**',
  ],
  // Beside the archive, where a facilitator can open them and copy from them.
  extraResources: [{ from: 'templates', to: 'templates' }],
  asar: true,
  // No package of ours is native.
  npmRebuild: false,
  nodeGypRebuild: false,
  // Nothing updates itself: a new version is installed by hand.
  publish: null,
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // Changing fuses breaks the signature that Electron comes with, and Apple's own processors start nothing unsigned.
    resetAdHocDarwinSignature: !process.env.CSC_LINK && !process.env.CSC_NAME,
  },
  // A packed programme, opened by a double click. electron-builder says that on Windows this needs an installation for all.
  fileAssociations: [
    {
      ext: 'samling',
      name: 'Samling programme',
      description: 'A packed Samling programme',
      mimeType: 'application/x-samling',
      role: 'Editor',
      rank: 'Owner',
    },
  ],
  win: {
    icon: 'electron/packaging/icon.png',
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ],
    requestedExecutionLevel: 'asInvoker',
  },
  // For one user, without questions and without an administrator; what was written stays when Samling is removed.
  nsis: {
    oneClick: true,
    perMachine: false,
    allowElevation: false,
    deleteAppDataOnUninstall: false,
  },
  portable: { requestExecutionLevel: 'user' },
  mac: {
    icon: 'electron/packaging/icon.png',
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    category: 'public.app-category.education',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements,
    entitlementsInherit: entitlements,
    // A programme is a folder: without this macOS lets none be dropped on the icon, nor lists any there. Samling is one
    // of those that can open a folder, never the one that does.
    extendInfo: {
      CFBundleDocumentTypes: [
        {
          CFBundleTypeName: 'Folder',
          CFBundleTypeRole: 'Editor',
          LSHandlerRank: 'Alternate',
          LSItemContentTypes: ['public.folder'],
        },
      ],
    },
  },
  linux: {
    icon: 'electron/packaging/icon.png',
    target: ['AppImage', 'deb'],
    category: 'Education',
    executableName: 'samling',
    synopsis: 'The facilitator’s desk for workplace study sessions',
    // electron-builder's own choice for AppImage is to switch the sandbox off.
    executableArgs: [],
  },
};
