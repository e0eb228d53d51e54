import { rulesOf } from '@contract';
import {
  type DescribedSetting,
  describedSettings,
  groupTitle,
  type Language,
  phrase,
} from './described-setting';

const registryTypes: Record<DescribedSetting['kind']['kind'], string> = {
  boolean: 'REG_DWORD 0, 1',
  choice: 'REG_SZ',
  fraction: 'REG_SZ',
  list: 'key, REG_SZ',
  structured: 'REG_SZ (JSON)',
  text: 'REG_SZ',
  whole: 'REG_DWORD',
};
const profileTypes: Record<DescribedSetting['kind']['kind'], string> = {
  boolean: 'boolean',
  choice: 'string',
  fraction: 'real',
  list: 'array of string',
  structured: 'array of dict',
  text: 'string',
  whole: 'integer',
};

const valuesText = (setting: DescribedSetting, language: Language): string => {
  const { kind } = setting;
  switch (kind.kind) {
    case 'boolean':
      return phrase('boolean', language);
    case 'choice':
      return kind.values
        .map((value) => `\`${value}\` ${setting.value(value, language)}`)
        .join('<br>');
    case 'whole':
    case 'fraction':
      return phrase('whole', language, kind);
    case 'text':
      return `${phrase('text', language, { longest: kind.longest })}${kind.form ? `<br>\`${kind.form}\`` : ''}`;
    case 'list':
      return phrase('list', language, { most: kind.most });
    case 'structured':
      return phrase('structured', language, { most: kind.most });
  }
};

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');

const row = (setting: DescribedSetting, language: Language): string => {
  const notes = [
    ...(rulesOf(setting.key).managedOnly ? [phrase('policyOnly', language)] : []),
    ...(rulesOf(setting.key).guarded ? [phrase('sensitive', language)] : []),
  ];
  const about = [`**${setting.title(language)}**. ${setting.explain(language)}`, ...notes];
  const cells = [
    `\`${setting.key}\``,
    about.join('<br>'),
    valuesText(setting, language),
    `\`${JSON.stringify(setting.standard)}\``,
    registryTypes[setting.kind.kind],
    profileTypes[setting.kind.kind],
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
};

/** Every setting, for people who read. */
export const settingsReference = (language: Language): string => {
  const settings = describedSettings();
  const groups = [...new Set(settings.map(({ group }) => group))];
  return [
    `# ${phrase('referenceTitle', language)}`,
    '',
    phrase('referenceText', language),
    ...groups.flatMap((group) => [
      '',
      `## ${groupTitle(group, language)}`,
      '',
      `| ${phrase('column', language)} |`,
      '|---|---|---|---|---|---|',
      ...settings.filter((one) => one.group === group).map((one) => row(one, language)),
    ]),
    '',
  ].join('\n');
};
