// What lies beside the program itself on Linux, in deb and rpm alike.
import { metadata } from './metadata.mjs';

const { desktopId, productName, summary, schemes, linux } = metadata;

/** freedesktop.org's desktop entry: the name of the file is the id that GNOME's portals know the desk by. */
export const desktopEntry = () =>
  [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${productName}`,
    `GenericName=${summary.en}`,
    `GenericName[fr]=${summary.fr}`,
    `Exec=${linux.folder}/allodesk %U`,
    `Icon=${desktopId}`,
    `StartupWMClass=${desktopId}`,
    `Categories=${linux.category};Telephony;`,
    `MimeType=${schemes.map((scheme) => `x-scheme-handler/${scheme};`).join('')}`,
    'Terminal=false',
    'StartupNotify=true',
    '',
  ].join('\n');

/**
 * Whoever sits at the computer may open a headset's buttons (logind's uaccess; before 73-seat-late.rules). Makers of
 * keyboards by product alone: a rule for all of theirs would let every program read what is typed.
 */
export const headsetRules = () => {
  const rule = ({ vendor }, product) =>
    [
      'SUBSYSTEM=="hidraw"',
      `ATTRS{idVendor}=="${vendor}"`,
      ...(product ? [`ATTRS{idProduct}=="${product}"`] : []),
      'TAG+="uaccess"',
    ].join(', ');
  return [
    `# ${productName}: buttons and lights of USB headsets.`,
    ...linux.headsets.flatMap((one) => [
      `# ${one.maker}`,
      ...(one.products ?? ['']).map((product) => rule(one, product)),
    ]),
    '',
  ].join('\n');
};

/** Where AppArmor forbids unprivileged user namespaces (Ubuntu 24.04), Chromium's sandbox needs this said for it. */
export const apparmorProfile = () =>
  [
    'abi <abi/4.0>,',
    'include <tunables/global>',
    '',
    `profile allodesk ${linux.folder}/allodesk flags=(unconfined) {`,
    '  userns,',
    '  include if exists <local/allodesk>',
    '}',
    '',
  ].join('\n');

const profile = '/etc/apparmor.d/allodesk';
const shipped = `${linux.folder}/resources/apparmor-profile`;

/** After the files are there. What a system lacks is no failure of the installation. */
export const afterInstall = () =>
  [
    `if command -v apparmor_parser >/dev/null 2>&1 && apparmor_parser --skip-kernel-load ${shipped} >/dev/null 2>&1; then`,
    `  cp ${shipped} ${profile}`,
    `  apparmor_parser --replace ${profile} >/dev/null 2>&1 || true`,
    'fi',
    'if [ -d /run/udev ] && command -v udevadm >/dev/null 2>&1; then',
    '  udevadm control --reload >/dev/null 2>&1 || true',
    '  udevadm trigger --subsystem-match=hidraw >/dev/null 2>&1 || true',
    'fi',
  ].join('\n');

/** When the last version goes. */
export const afterRemoval = () =>
  [
    `if [ -e ${profile} ]; then`,
    `  apparmor_parser --remove ${profile} >/dev/null 2>&1 || true`,
    `  rm -f ${profile}`,
    'fi',
  ].join('\n');
