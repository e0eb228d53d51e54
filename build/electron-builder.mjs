// npm run dist. What each field is for: electron.build
import { metadata } from './installers/metadata.mjs';

const { appId, productName, copyright, schemes, linux, desktopId } = metadata;

export default {
  appId,
  productName,
  copyright,
  directories: { output: 'dist', buildResources: 'resources/icons' },
  // Everything that runs is bundled in out/: a packaged desk carries no node_modules.
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'resources/icons/*.png',
    'package.json',
    '!node_modules/**',
  ],
  extraResources: [
    { from: 'LICENSE', to: 'LICENSE' },
    { from: 'out/NOTICES.txt', to: 'NOTICES.txt' },
    { from: 'resources/policy', to: 'policy' },
  ],
  asar: true,
  npmRebuild: false,
  electronLanguages: ['fr', 'en-US', 'en-GB'],
  protocols: [{ name: 'Telephone number', schemes }],
  // Nothing of Node or of a debugger can be switched on from outside once it is installed.
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  // deb, rpm and the installers for Windows are made of the unpacked desk by build/installers.
  linux: {
    target: ['dir', 'AppImage'],
    category: linux.category,
    icon: 'resources/icons/icon-512.png',
    executableName: 'allodesk',
    syncDesktopName: true,
    desktop: {
      entry: {
        StartupWMClass: desktopId,
        MimeType: schemes.map((scheme) => `x-scheme-handler/${scheme};`).join(''),
      },
    },
  },
  // Without this line the packager starts the program without its sandbox.
  appImage: { executableArgs: [] },
  win: { target: ['dir'], icon: 'resources/icons/icon.ico' },
  mac: {
    target: ['dmg', 'pkg', 'zip'],
    icon: 'resources/icons/icon.icns',
    category: 'public.app-category.business',
    hardenedRuntime: true,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    extendInfo: {
      NSMicrophoneUsageDescription: 'Allodesk uses the microphone for your calls.',
      NSLocalNetworkUsageDescription: 'Allodesk reaches a telephone server in your own network.',
    },
  },
};
