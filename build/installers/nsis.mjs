// The installer for Windows, by NSIS, from a script of our own: 64-bit, silent with /S, /currentuser (the default) or
// /allusers, and never one beside the other.
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

const { productName, copyright, windows } = metadata;

/** A text of NSIS: `$` and quotes mean something there. */
const text = (value) => `'${value.replaceAll("'", "$\\'")}'`;

const writeValue = ({ key, name, value }) =>
  `  WriteRegStr SHCTX ${text(key)} ${text(name)} ${text(value)}`;

const filesOf = (folder) => {
  const all = walk(folder);
  const windowsPath = (path) => path.replaceAll('/', '\\');
  return {
    // Folder by folder, so that the uninstaller takes away what was laid down and nothing else.
    install: ['', ...all.filter(({ kind }) => kind === 'folder').map(({ path }) => path)].flatMap(
      (below) => [
        `  SetOutPath "$INSTDIR${below === '' ? '' : `\\${windowsPath(below)}`}"`,
        ...all
          .filter(
            ({ kind, path }) =>
              kind === 'file' && path.slice(0, Math.max(0, path.lastIndexOf('/'))) === below,
          )
          .map(({ path }) => `  File "${folder}/${path}"`),
      ],
    ),
    remove: all
      .toReversed()
      .map(({ kind, path }) =>
        kind === 'folder'
          ? `  RMDir "$INSTDIR\\${windowsPath(path)}"`
          : `  Delete "$INSTDIR\\${windowsPath(path)}"`,
      ),
  };
};

/** Refused where the other way is installed already: two of them would take links from each other. */
const refuseBeside = (other, label) => [
  `  ReadRegStr $0 ${other} ${text(uninstallKey)} 'InstallLocation'`,
  `  StrCmp $0 '' ${label}`,
  '  SetErrorLevel 1638',
  `  MessageBox MB_OK|MB_ICONSTOP "${productName} is installed already, for ${other === 'HKLM' ? 'all users' : 'this user'}: $0" /SD IDOK`,
  '  Quit',
  `  ${label}:`,
];

/** An msi is for all users, and there is one of it at most. */
const refuseBesideMsi = () => [
  `  ReadRegStr $0 HKLM ${text(msiMark.key)} ${text(msiMark.name)}`,
  `  StrCmp $0 ${text(msiMark.value)} 0 noMsi`,
  '  SetErrorLevel 1638',
  `  MessageBox MB_OK|MB_ICONSTOP "${productName} is installed already, as an msi" /SD IDOK`,
  '  Quit',
  '  noMsi:',
];

const scope = (prefix) => [
  `Function ${prefix}ReadScope`,
  '  SetRegView 64',
  '  ${GetParameters} $R0',
  '  ClearErrors',
  "  ${GetOptions} $R0 '/allusers' $R1",
  '  IfErrors forMe',
  '  SetShellVarContext all',
  '  StrCpy $Scope all',
  '  Return',
  '  forMe:',
  '  SetShellVarContext current',
  '  StrCpy $Scope current',
  'FunctionEnd',
];

const script = (folder, output) => {
  const { install, remove } = filesOf(folder);
  return [
    'Unicode true',
    'Target amd64-unicode',
    'SetCompressor /SOLID lzma',
    '!include FileFunc.nsh',
    `Name "${productName}"`,
    `OutFile "${output}"`,
    `Icon "${resolve(root, 'resources/icons/icon.ico')}"`,
    // For one user nobody is asked for an administrator; for all users whoever installs is one.
    'RequestExecutionLevel user',
    `VIProductVersion "${version}.0"`,
    `VIAddVersionKey ProductName "${productName}"`,
    `VIAddVersionKey FileDescription "${productName}"`,
    `VIAddVersionKey FileVersion "${version}"`,
    `VIAddVersionKey LegalCopyright "${copyright}"`,
    'Var Scope',
    'Page instfiles',
    'UninstPage instfiles',
    ...scope(''),
    ...scope('un.'),
    'Function .onInit',
    '  Call ReadScope',
    ...refuseBesideMsi(),
    '  StrCmp $Scope all forAll',
    ...refuseBeside('HKLM', 'aloneHere'),
    `  StrCmp $INSTDIR '' 0 placed`,
    `  StrCpy $INSTDIR "$LOCALAPPDATA\\Programs\\${windows.folder}"`,
    '  Goto placed',
    '  forAll:',
    ...refuseBeside('HKCU', 'aloneThere'),
    `  StrCmp $INSTDIR '' 0 placed`,
    `  StrCpy $INSTDIR "$PROGRAMFILES64\\${windows.folder}"`,
    '  placed:',
    'FunctionEnd',
    'Section',
    '  ClearErrors',
    ...install,
    '  IfErrors 0 written',
    '  SetErrorLevel 2',
    `  Abort "${productName} could not be written; it may be running, or $INSTDIR may not be yours"`,
    '  written:',
    '  SetOutPath "$INSTDIR"',
    '  WriteUninstaller "$INSTDIR\\Uninstall.exe"',
    `  CreateShortCut "$SMPROGRAMS\\${productName}.lnk" "$INSTDIR\\${productName}.exe"`,
    ...[...registryValues('$INSTDIR'), ...uninstallValues('$INSTDIR')].map(writeValue),
    `  StrCmp $Scope all 0 +3`,
    `  WriteRegStr SHCTX ${text(uninstallKey)} 'UninstallString' '"$INSTDIR\\Uninstall.exe" /allusers'`,
    '  Goto +2',
    `  WriteRegStr SHCTX ${text(uninstallKey)} 'UninstallString' '"$INSTDIR\\Uninstall.exe" /currentuser'`,
    'SectionEnd',
    'Function un.onInit',
    '  Call un.ReadScope',
    'FunctionEnd',
    'Section Uninstall',
    ...remove,
    '  Delete "$INSTDIR\\Uninstall.exe"',
    '  RMDir "$INSTDIR"',
    `  Delete "$SMPROGRAMS\\${productName}.lnk"`,
    ...ownKeys.map((key) => `  DeleteRegKey SHCTX ${text(key)}`),
    ...ownValues.map(({ key, name }) => `  DeleteRegValue SHCTX ${text(key)} ${text(name)}`),
    `  DeleteRegKey SHCTX ${text(uninstallKey)}`,
    'SectionEnd',
    '',
  ].join('\n');
};

/** Builds `file` from the unpacked desk. */
export const buildNsis = (unpacked, file) => {
  const source = `${file}.nsi`;
  writeFileSync(source, `\uFEFF${script(unpacked, file)}`);
  need('makensis', ['-V2', '-WX', source]);
  return source;
};
