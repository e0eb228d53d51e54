import { rulesOf, settingDefaults, type SettingKey, type SettingValues } from '@contract';
import type { UserSettings } from '@policy/settings-file';
import { type ManagedSettings, resolveSettings } from '@policy/settings-resolver';

/** One setting of each kind, with another value for each of the three who may have set it. */
const examples: { [K in SettingKey]?: Record<'user' | 'proposed' | 'fixed', SettingValues[K]> } = {
  'ui.theme': { user: 'light', proposed: 'dark', fixed: 'dark' },
  'line.server': { user: 'wss://user', proposed: 'wss://proposed', fixed: 'wss://fixed' },
  'recording.allowed': { user: true, proposed: true, fixed: true },
  'commands.mayDial': { user: true, proposed: true, fixed: true },
};

const whoSet = [
  [],
  ['user'],
  ['proposed'],
  ['proposed', 'user'],
  ['fixed'],
  ['fixed', 'user'],
  ['fixed', 'proposed', 'user'],
] as const;

const states = {
  'the policy can be read': {},
  'damaged, the last good one is kept': { unread: 'held' },
  'damaged, none was ever read': { unread: 'unknown' },
} as const satisfies Record<string, Pick<ManagedSettings, 'unread'>>;

const kindOf = (key: SettingKey) =>
  [
    rulesOf(key).guarded ?? 'ordinary',
    ...(rulesOf(key).managedOnly ? ['counts in the policy alone'] : []),
  ].join(', ');

const row = (key: SettingKey, set: readonly string[], state: Pick<ManagedSettings, 'unread'>) => {
  const layer = (name: 'user' | 'proposed' | 'fixed'): UserSettings =>
    set.includes(name) ? { [key]: examples[key]?.[name] } : {};
  // While nothing was ever read, nothing of IT's is known.
  const isKnown = state.unread !== 'unknown';
  const managed: ManagedSettings = {
    fixed: isKnown ? layer('fixed') : {},
    proposed: isKnown ? layer('proposed') : {},
    ...state,
  };
  const { value, source, locked } = resolveSettings(layer('user'), managed)[key];
  const counts = !rulesOf(key).managedOnly || source === 'managed';
  const held = counts ? value : settingDefaults[key];
  return [set.join(', ') || 'nobody', source, locked ? 'locked' : 'free', JSON.stringify(held)];
};

/** Who decides, for every kind of setting and every state of the policy: a table that the resolver fills in. */
export const precedence = (): string =>
  [
    '# Who decides',
    '',
    'default < proposed by IT < chosen by the agent < fixed by IT. Filled in by the program that decides (`npm run policy`).',
    'A value that counts in the policy alone is its default wherever the source is not `managed`.',
    ...Object.entries(states).flatMap(([name, state]) => [
      '',
      `## ${name[0]?.toUpperCase()}${name.slice(1)}`,
      '',
      '| setting | kind | set by | source | | holds |',
      '|---|---|---|---|---|---|',
      ...(Object.keys(examples) as SettingKey[]).flatMap((key) =>
        whoSet
          .filter(
            (set) =>
              state !== states['damaged, none was ever read'] || !set.some((one) => one !== 'user'),
          )
          .map((set) => `| \`${key}\` | ${kindOf(key)} | ${row(key, set, state).join(' | ')} |`),
      ),
    ]),
    '',
  ].join('\n');
