// The installer for Windows, by NSIS, from a script of our own (what it does: windows/setup.nsh): 64-bit, silent with
// /S, /currentuser (the default) or /allusers, and never one beside the other.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../steps/run.mjs';
import { metadata, version } from './metadata.mjs';
import { need } from './programs.mjs';
import { walk } from './stage.mjs';
import {
  msiMark,
  ownKeys,
  ownValues,
  registryValues,
  uninstallKey,
  uninstallValues,
} from './windows-keys.mjs';

const { appId, productName, copyright, schemes, windows } = metadata;

/** A text of NSIS: `$` and quotes mean something there. */
const text = (value) => `'${value.replaceAll("'", "$\\'")}'`;

const writeValue = ({ key, name, value }) =>
  `  WriteRegStr SHCTX ${text(key)} ${text(name)} ${text(value)}`;

const windowsPath = (path) => path.replaceAll('/', '\\');

/** Folder by folder, so that the uninstaller takes away what was laid down and nothing else. */
const layFiles = (folder, all) => [
  '!macro LayFiles to',
  ...['', ...all.filter(({ kind }) => kind === 'folder').map(({ path }) => path)].flatMap(
    (below) => [
      `  SetOutPath "\${to}${below === '' ? '' : `\\${windowsPath(below)}`}"`,
      ...all
        .filter(
          ({ kind, path }) =>
            kind === 'file' && path.slice(0, Math.max(0, path.lastIndexOf('/'))) === below,
        )
        .map(({ path }) => `  File "${folder}/${path}"`),
    ],
  ),
  '!macroend',
];

const takeFiles = (all) =>
  all
    .toReversed()
    .map(({ kind, path }) =>
      kind === 'folder'
        ? `  RMDir "$INSTDIR\\${windowsPath(path)}"`
        : `  Delete "$INSTDIR\\${windowsPath(path)}"`,
    );

/** What `setup.nsh` is told of the desk. */
const definitions = () => [
  ...Object.entries({
    PRODUCT: productName,
    PROGRAM: `${productName}.exe`,
    PLACE: windows.folder,
    UNINSTALL_KEY: uninstallKey,
    APP_ID: appId,
    WORDS: resolve(import.meta.dirname, 'windows/words.nsh'),
    MSI_KEY: msiMark.key,
    MSI_NAME: msiMark.name,
    MSI_VALUE: msiMark.value,
  }).map(([name, value]) => `!define ${name} "${value}"`),
  '!macro EachScheme function',
  ...schemes.flatMap((scheme) => [`  StrCpy $R6 ${scheme}`, '  Call ${function}']),
  '!macroend',
];

const sections = (all) => [
  'Section',
  '  Call Replace',
  // In which the shortcut starts the desk.
  '  SetOutPath "$INSTDIR"',
  `  CreateShortCut "$SMPROGRAMS\\${productName}.lnk" "$INSTDIR\\${productName}.exe"`,
  '  Call NameShortcut',
  ...[...registryValues('$INSTDIR'), ...uninstallValues('$INSTDIR')].map(writeValue),
  'SectionEnd',
  'Section Uninstall',
  '  StrCpy $R9 $INSTDIR',
  '  Call un.WaitUntilClosed',
  ...takeFiles(all),
  '  Delete "$INSTDIR\\Uninstall.exe"',
  '  RMDir "$INSTDIR"',
  `  Delete "$SMPROGRAMS\\${productName}.lnk"`,
  '  Call un.ForgetLinks',
  ...ownKeys.map((key) => `  DeleteRegKey SHCTX ${text(key)}`),
  ...ownValues.map(({ key, name }) => `  DeleteRegValue SHCTX ${text(key)} ${text(name)}`),
  `  DeleteRegKey SHCTX ${text(uninstallKey)}`,
  'SectionEnd',
];

const signer = `"${process.execPath}" "${resolve(import.meta.dirname, 'sign-windows.mjs')}" "%1"`;

const script = (folder, output, isSigned) => {
  const all = walk(folder);
  return [
    'Unicode true',
    'Target amd64-unicode',
    'SetCompressor /SOLID lzma',
    `Name "${productName}"`,
    `OutFile "${output}"`,
    `Icon "${resolve(root, 'resources/icons/icon.ico')}"`,
    // For one user nobody is asked for an administrator; for all users Windows is asked for one when it matters.
    'RequestExecutionLevel user',
    `VIProductVersion "${version}.0"`,
    `VIAddVersionKey ProductName "${productName}"`,
    `VIAddVersionKey FileDescription "${productName}"`,
    `VIAddVersionKey FileVersion "${version}"`,
    `VIAddVersionKey LegalCopyright "${copyright}"`,
    ...(isSigned ? [`!uninstfinalize '${signer}' = 0`] : []),
    'Page instfiles',
    'UninstPage instfiles',
    ...definitions(),
    ...layFiles(folder, all),
    `!include /CHARSET=UTF8 "${resolve(import.meta.dirname, 'windows/setup.nsh')}"`,
    ...sections(all),
    '',
  ].join('\n');
};

/** Builds `file` from the unpacked desk. `signing`: the environment that says with what; null: it is not signed. */
export const buildNsis = (unpacked, file, signing = null) => {
  const source = `${file}.nsi`;
  writeFileSync(source, `\uFEFF${script(unpacked, file, signing !== null)}`);
  need('makensis', ['-V2', '-WX', source], { env: signing ?? {} });
  return source;
};
