import { preferencesDomain, proposedName } from '@policy/managed-preferences';
import { type DescribedSetting, describedSettings, escapeXml, phrase } from './described-setting';

// The same in every version, so that a newer profile takes the place of the older one.
const profileId = '6C1B7F0E-4F0B-4C65-9C0E-3E0D2A7A11D1';
const payloadId = '2B9C9D0A-7C55-4E31-8E0A-5D3F0C6B42E2';

const plain = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (typeof value === 'number')
    return Number.isInteger(value) ? `<integer>${value}</integer>` : `<real>${value}</real>`;
  if (Array.isArray(value))
    return value.length === 0 ? '<array/>' : `<array>${value.map(plain).join('')}</array>`;
  return `<string>${escapeXml(String(value))}</string>`;
};

const valueOf = ({ kind, standard }: DescribedSetting): string =>
  // A whole one is a fraction too: written as such, so that the next one may be one.
  kind.kind === 'fraction' ? `<real>${String(standard)}</real>` : plain(standard);

/** A key with its default, in a comment: a profile that was only signed and sent fixes nothing. */
const keyLines = (setting: DescribedSetting, indent: string): string[] => [
  `${indent}<!-- ${setting.title('en').replaceAll('--', '–')} · ${setting.title('fr').replaceAll('--', '–')}`,
  `${indent}<key>${setting.key}</key>${valueOf(setting)}`,
  `${indent}-->`,
];

const pair = (indent: string, key: string, value: string) =>
  `${indent}<key>${key}</key><string>${escapeXml(value)}</string>`;

/** A configuration profile with every setting, for IT to uncomment what the company decides. */
export const mobileConfig = (): string => {
  const settings = describedSettings();
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '<dict>',
    pair('  ', 'PayloadType', 'Configuration'),
    '  <key>PayloadVersion</key><integer>1</integer>',
    pair('  ', 'PayloadIdentifier', `${preferencesDomain}.policy`),
    pair('  ', 'PayloadUUID', profileId),
    pair('  ', 'PayloadDisplayName', phrase('product', 'en')),
    pair('  ', 'PayloadDescription', phrase('about', 'en')),
    // The desk reads what holds for the computer, not for one of its users.
    pair('  ', 'PayloadScope', 'System'),
    '  <key>PayloadContent</key>',
    '  <array>',
    '    <dict>',
    pair('      ', 'PayloadType', preferencesDomain),
    '      <key>PayloadVersion</key><integer>1</integer>',
    pair('      ', 'PayloadIdentifier', `${preferencesDomain}.policy.settings`),
    pair('      ', 'PayloadUUID', payloadId),
    pair('      ', 'PayloadDisplayName', phrase('product', 'en')),
    ...settings.flatMap((setting) => keyLines(setting, '      ')),
    `      <key>${proposedName}</key>`,
    '      <dict>',
    ...settings.flatMap((setting) => keyLines(setting, '        ')),
    '      </dict>',
    '    </dict>',
    '  </array>',
    '</dict>',
    '</plist>',
    '',
  ].join('\n');
};
