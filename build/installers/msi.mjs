// The Windows Installer package for all users, by wixl, from a source of our own.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { metadata, version } from './metadata.mjs';
import { need } from './programs.mjs';
import { walk } from './stage.mjs';
import { msiMark, registryValues, uninstallKey } from './windows-keys.mjs';

const { appId, productName, copyright, windows } = metadata;

const escape = (value) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The same GUID for the same thing in every version (RFC 9562 section 5.5). */
const guid = (name) => {
  const bytes = createHash('sha1').update(`${appId} ${name}`).digest().subarray(0, 16);
  // oxlint-disable-next-line no-bitwise
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  // oxlint-disable-next-line no-bitwise
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex').toUpperCase();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
};
const id = (path) => `f${createHash('sha1').update(path).digest('hex').slice(0, 16)}`;

const components = [];
const folders = (all, below, indent) => {
  const inside = all.filter(
    ({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))) === below,
  );
  return inside.flatMap(({ path, kind }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (kind === 'folder')
      return [
        `${indent}<Directory Id="${id(path)}" Name="${escape(name)}">`,
        ...folders(all, path, `${indent}  `),
        `${indent}</Directory>`,
      ];
    components.push(`c${id(path)}`);
    return [
      `${indent}<Component Id="c${id(path)}" Guid="${guid(path)}" Win64="yes">`,
      `${indent}  <File Id="${id(path)}" Name="${escape(name)}" Source="${escape(path)}" KeyPath="yes" />`,
      `${indent}</Component>`,
    ];
  });
};

const registry = () => {
  components.push('registry');
  return [
    `        <Component Id="registry" Guid="${guid('registry')}" Win64="yes">`,
    ...registryValues('[INSTALLDIR]').map(
      ({ key, name, value }, index) =>
        `          <RegistryValue Root="HKLM" Key="${escape(key)}" ${name === '' ? '' : `Name="${escape(name)}" `}Type="string" Value="${escape(value.replaceAll('[INSTALLDIR]\\', '[INSTALLDIR]'))}"${index === 0 ? ' KeyPath="yes"' : ''} />`,
    ),
    '        </Component>',
  ];
};

const source = (unpacked) => {
  components.length = 0;
  const inside = [...folders(walk(unpacked), '', '        '), ...registry()];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">',
    `  <Product Id="*" Name="${productName}" Version="${version}" Language="1033" Manufacturer="${escape(copyright)}" UpgradeCode="${windows.upgradeCode}">`,
    '    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" />',
    '    <MajorUpgrade DowngradeErrorMessage="A newer version is installed already." />',
    '    <Media Id="1" Cabinet="desk.cab" EmbedCab="yes" />',
    '    <Property Id="ARPNOMODIFY" Value="1" />',
    // Installed by the other installer, for this user or for all: one is refused beside the other.
    '    <Property Id="FORTHISUSER"><RegistrySearch Id="searchUser" Root="HKCU" Key="' +
      `${escape(uninstallKey)}" Name="InstallLocation" Type="raw" Win64="yes" /></Property>`,
    '    <Property Id="FORALLUSERS"><RegistrySearch Id="searchAll" Root="HKLM" Key="' +
      `${escape(uninstallKey)}" Name="InstallLocation" Type="raw" Win64="yes" /></Property>`,
    `    <Condition Message="${productName} is installed already by its other installer. Remove that first.">Installed OR (NOT FORTHISUSER AND NOT FORALLUSERS)</Condition>`,
    '    <Directory Id="TARGETDIR" Name="SourceDir">',
    '      <Directory Id="ProgramFiles64Folder">',
    `        <Directory Id="INSTALLDIR" Name="${windows.folder}">`,
    ...inside,
    '        </Directory>',
    '      </Directory>',
    '      <Directory Id="ProgramMenuFolder">',
    `        <Component Id="shortcut" Guid="${guid('shortcut')}" Win64="yes">`,
    `          <Shortcut Id="startMenu" Name="${productName}" Target="[INSTALLDIR]${productName}.exe" />`,
    `          <RegistryValue Root="HKLM" Key="${msiMark.key}" Name="${msiMark.name}" Type="string" Value="${msiMark.value}" KeyPath="yes" />`,
    '        </Component>',
    '      </Directory>',
    '    </Directory>',
    '    <Feature Id="desk" Level="1">',
    ...[...components, 'shortcut'].map((one) => `      <ComponentRef Id="${one}" />`),
    '    </Feature>',
    '  </Product>',
    '</Wix>',
    '',
  ].join('\n');
};

/**
 * The name that Windows knows a program's notifications and windows by (System.AppUserModel.ID), on the shortcut; wixl
 * has no element for it (learn.microsoft.com/windows/win32/msi/msishortcutproperty-table).
 */
const nameShortcut = (file) =>
  need('msibuild', [
    file,
    '-q',
    'CREATE TABLE `MsiShortcutProperty` (`MsiShortcutProperty` CHAR(72) NOT NULL, `Shortcut_` CHAR(72) NOT NULL, `PropertyKey` CHAR(255) NOT NULL, `PropVariantValue` CHAR(255) NOT NULL PRIMARY KEY `MsiShortcutProperty`)',
    '-q',
    `INSERT INTO \`MsiShortcutProperty\` (\`MsiShortcutProperty\`, \`Shortcut_\`, \`PropertyKey\`, \`PropVariantValue\`) VALUES ('appId', 'startMenu', 'System.AppUserModel.ID', '${appId}')`,
  ]);

/** Builds `file` from the unpacked desk. */
export const buildMsi = (unpacked, file) => {
  const wxs = `${file}.wxs`;
  writeFileSync(wxs, source(unpacked));
  // It takes no absolute paths.
  need('wixl', ['--arch', 'x64', '--output', file, wxs], { cwd: unpacked });
  nameShortcut(file);
};
