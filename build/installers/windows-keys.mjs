// What an installer writes into Windows' registry, in NSIS and MSI alike. Windows 10 and 11 list a program for links
// only where its installer says so (Default Programs): a class, its abilities, and the list of registered programs.
import { metadata, version } from './metadata.mjs';

const { appId, productName, copyright, schemes, summary } = metadata;

export const uninstallKey = `Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${appId}`;
const abilities = `Software\\${productName}\\Capabilities`;
const linkClass = `${productName}.Link`;

/** Says that the desk came as an msi, whose entry in the list of programs has a name of its own. */
export const msiMark = { key: `Software\\${productName}`, name: 'Installer', value: 'msi' };

/** Whole keys that are ours, to be taken away with all below them. */
export const ownKeys = [`Software\\Classes\\${linkClass}`, `Software\\${productName}`];
/** Values of ours in keys of the system. */
export const ownValues = [
  { key: 'Software\\RegisteredApplications', name: productName, value: abilities },
];

/** `folder`: how the installer names the place of installation. */
export const registryValues = (folder) => [
  { key: `Software\\Classes\\${linkClass}`, name: '', value: `${productName} ${summary.en}` },
  { key: `Software\\Classes\\${linkClass}`, name: 'URL Protocol', value: '' },
  {
    key: `Software\\Classes\\${linkClass}\\DefaultIcon`,
    name: '',
    value: `${folder}\\${productName}.exe,0`,
  },
  {
    key: `Software\\Classes\\${linkClass}\\shell\\open\\command`,
    name: '',
    // Nothing in a link is an option of the program.
    value: `"${folder}\\${productName}.exe" -- "%1"`,
  },
  { key: abilities, name: 'ApplicationName', value: productName },
  { key: abilities, name: 'ApplicationDescription', value: summary.en },
  ...schemes.map((scheme) => ({
    key: `${abilities}\\URLAssociations`,
    name: scheme,
    value: linkClass,
  })),
  ...ownValues,
];

/** What the list of installed programs shows. */
export const uninstallValues = (folder) => [
  { key: uninstallKey, name: 'DisplayName', value: productName },
  { key: uninstallKey, name: 'DisplayVersion', value: version },
  { key: uninstallKey, name: 'Publisher', value: copyright },
  { key: uninstallKey, name: 'DisplayIcon', value: `${folder}\\${productName}.exe,0` },
  { key: uninstallKey, name: 'InstallLocation', value: folder },
  { key: uninstallKey, name: 'UninstallString', value: `"${folder}\\Uninstall.exe"` },
  { key: uninstallKey, name: 'QuietUninstallString', value: `"${folder}\\Uninstall.exe" /S` },
];
