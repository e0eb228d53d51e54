import { z } from 'zod/mini';
import { shapeOf } from '@contract';
import { proposedKey, registryKey, setKey } from '@policy/registry-policy';
import {
  cultures,
  type DescribedSetting,
  describedSettings,
  escapeXml,
  groupTitle,
  type Language,
  phrase,
  standardText,
} from './described-setting';

const namespace = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const revision = '1.0';
/** What the editor of group policy takes in one field, and reg.exe hands over. */
const longestJson = 30_000;
/** The fractions that can be chosen: there is no number with a point among the kinds of a template. */
const tenths = Array.from({ length: 11 }, (_, index) => String(index / 10));

type Layer = 'fixed' | 'proposed';
const layers: readonly Layer[] = ['fixed', 'proposed'];
const keyOf = (layer: Layer) =>
  layer === 'fixed' ? registryKey : `${registryKey}\\${proposedKey}`;
const nameOf = (layer: Layer, { id }: DescribedSetting) =>
  layer === 'fixed' ? id : `proposed_${id}`;
const categoryOf = (layer: Layer, group: string) =>
  layer === 'fixed' ? `category_${group}` : `category_proposed_${group}`;

const choices = ({ kind }: DescribedSetting): readonly string[] => {
  if (kind.kind === 'choice') return kind.values;
  if (kind.kind === 'fraction')
    return tenths.filter((one) => Number(one) >= kind.least && Number(one) <= kind.most);
  return [];
};
const choiceId = ({ id }: DescribedSetting, value: string) =>
  `value_${id}_${value.replace('.', '_')}`;

/** A field that is left empty writes nothing: that it was set is a value of its own then. */
const mayBeEmpty = ({ key, kind }: DescribedSetting): boolean =>
  kind.kind === 'list' || (kind.kind === 'text' && z.safeParse(shapeOf(key), '').success);

/** What the policy writes, as elements of the template. A switch is the policy itself. */
const elements = (layer: Layer, setting: DescribedSetting): string[] => {
  const { kind, key, id } = setting;
  const named = `id="${id}" valueName="${key}"`;
  switch (kind.kind) {
    case 'boolean':
      return [];
    case 'choice':
    case 'fraction':
      return [
        `<enum ${named} required="true">`,
        ...choices(setting).map(
          (value) =>
            `  <item displayName="$(string.${choiceId(setting, value)})"><value><string>${value}</string></value></item>`,
        ),
        '</enum>',
      ];
    case 'whole':
      return [
        `<decimal ${named} required="true" minValue="${kind.least}" maxValue="${kind.most}" />`,
      ];
    case 'text':
      return [
        `<text ${named}${mayBeEmpty(setting) ? ` key="${keyOf(layer)}"` : ' required="true"'} maxLength="${kind.longest}" />`,
      ];
    case 'list':
      return [`<list id="${id}" key="${keyOf(layer)}\\${key}" valuePrefix="" />`];
    case 'structured':
      return [`<text ${named} required="true" maxLength="${longestJson}" />`];
  }
};

const policy = (layer: Layer, setting: DescribedSetting): string[] => {
  const name = nameOf(layer, setting);
  const isSwitch = setting.kind.kind === 'boolean';
  const inside = elements(layer, setting);
  const marks = mayBeEmpty(setting);
  const key = marks ? `${keyOf(layer)}\\${setKey}` : keyOf(layer);
  return [
    `    <policy name="${name}" class="Machine" displayName="$(string.${setting.id})" explainText="$(string.explain_${name})"${inside.length > 0 ? ` presentation="$(presentation.${setting.id})"` : ''} key="${key}"${isSwitch || marks ? ` valueName="${setting.key}"` : ''}>`,
    `      <parentCategory ref="${categoryOf(layer, setting.group)}" />`,
    '      <supportedOn ref="SUPPORTED_Allodesk" />',
    ...(isSwitch || marks ? ['      <enabledValue><decimal value="1" /></enabledValue>'] : []),
    ...(isSwitch ? ['      <disabledValue><decimal value="0" /></disabledValue>'] : []),
    ...(isSwitch
      ? []
      : ['      <elements>', ...inside.map((line) => `        ${line}`), '      </elements>']),
    '    </policy>',
  ];
};

const groupsOf = (settings: readonly DescribedSetting[]) => [
  ...new Set(settings.map(({ group }) => group)),
];

const category = (name: string, string: string, parent: string | null) =>
  parent === null
    ? `    <category name="${name}" displayName="$(string.${string})" />`
    : `    <category name="${name}" displayName="$(string.${string})"><parentCategory ref="${parent}" /></category>`;

/** The template of group policy: which registry value each setting is. */
export const admx = (): string => {
  const settings = describedSettings();
  const groups = groupsOf(settings);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<policyDefinitions xmlns="${namespace}" revision="${revision}" schemaVersion="1.0">`,
    '  <policyNamespaces>',
    '    <target prefix="allodesk" namespace="Allodesk.Policies.Allodesk" />',
    '  </policyNamespaces>',
    `  <resources minRequiredRevision="${revision}" />`,
    '  <supportedOn>',
    '    <definitions><definition name="SUPPORTED_Allodesk" displayName="$(string.supported)" /></definitions>',
    '  </supportedOn>',
    '  <categories>',
    category('category_product', 'product', null),
    category('category_proposed', 'proposed', 'category_product'),
    ...groups.flatMap((group) => [
      category(categoryOf('fixed', group), `group_${group}`, 'category_product'),
      category(categoryOf('proposed', group), `group_${group}`, 'category_proposed'),
    ]),
    '  </categories>',
    '  <policies>',
    ...layers.flatMap((layer) => settings.flatMap((setting) => policy(layer, setting))),
    '  </policies>',
    '</policyDefinitions>',
    '',
  ].join('\n');
};

const explained = (layer: Layer, setting: DescribedSetting, language: Language): string => {
  const { kind } = setting.kind;
  const fixed = kind === 'boolean' ? 'isFixed' : 'isFixedValue';
  const isText = kind === 'text' || kind === 'list';
  return [
    setting.explain(language),
    ...(isText ? [phrase('asciiText', language)] : []),
    ...(mayBeEmpty(setting) ? [phrase('mayBeEmpty', language)] : []),
    ...(kind === 'structured' ? [phrase('asciiJson', language)] : []),
    phrase('default', language, { value: standardText(setting, language) }),
    phrase(layer === 'fixed' ? fixed : 'isProposed', language),
    setting.key,
  ].join('\n\n');
};

/** The field in which the value is typed or chosen. */
const field = (setting: DescribedSetting, language: Language): string => {
  const { id, kind, standard } = setting;
  const label = escapeXml(setting.title(language));
  switch (kind.kind) {
    case 'boolean':
      return '';
    case 'choice':
    case 'fraction':
      return `<dropdownList refId="${id}" noSort="true" defaultItem="${choices(setting).indexOf(String(standard))}">${label}</dropdownList>`;
    case 'whole':
      return `<decimalTextBox refId="${id}" defaultValue="${String(standard)}">${label}</decimalTextBox>`;
    case 'text':
      return `<textBox refId="${id}"><label>${label}</label><defaultValue>${escapeXml(String(standard))}</defaultValue></textBox>`;
    case 'list':
      return `<listBox refId="${id}">${label}</listBox>`;
    case 'structured':
      return `<textBox refId="${id}"><label>${label}</label><defaultValue>${escapeXml(JSON.stringify(standard))}</defaultValue></textBox>`;
  }
};

const valueText = (setting: DescribedSetting, value: string, language: Language) =>
  setting.kind.kind === 'choice'
    ? setting.value(value, language)
    : `${Math.round(Number(value) * 100)}${language === 'fr' ? '\u00a0' : ''}%`;

/** The words of the template in one language. */
export const adml = (language: Language): string => {
  const settings = describedSettings();
  const strings: [string, string][] = [
    ['product', phrase('product', language)],
    ['proposed', phrase('proposed', language)],
    ['supported', phrase('supported', language)],
    ...groupsOf(settings).map((one): [string, string] => [
      `group_${one}`,
      groupTitle(one, language),
    ]),
    ...settings.flatMap((setting): [string, string][] => [
      [setting.id, setting.title(language)],
      ...layers.map((layer): [string, string] => [
        `explain_${nameOf(layer, setting)}`,
        explained(layer, setting, language),
      ]),
      ...choices(setting).map((value): [string, string] => [
        choiceId(setting, value),
        valueText(setting, value, language),
      ]),
    ]),
  ];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<policyDefinitionResources xmlns="${namespace}" revision="${revision}" schemaVersion="1.0">`,
    `  <displayName>${phrase('product', language)} (${cultures[language]})</displayName>`,
    `  <description>${escapeXml(phrase('about', language))}</description>`,
    '  <resources>',
    '    <stringTable>',
    ...strings.map(([id, text]) => `      <string id="${id}">${escapeXml(text)}</string>`),
    '    </stringTable>',
    '    <presentationTable>',
    ...settings
      .filter(({ kind }) => kind.kind !== 'boolean')
      .map(
        (setting) =>
          `      <presentation id="${setting.id}">${field(setting, language)}</presentation>`,
      ),
    '    </presentationTable>',
    '  </resources>',
    '</policyDefinitionResources>',
    '',
  ].join('\n');
};
