import { isSettingKey, type SettingProblem } from '@contract';
import { settingKind } from './setting-kinds';

/** One managed value as a system keeps it: by its setting's whole path, flat. */
export interface PolicyEntry {
  layer: 'fixed' | 'proposed';
  path: string;
  value: unknown;
}

/** A policy brought into the form of the policy file, and what could not be brought. */
export interface BroughtPolicy {
  text: string;
  errors: SettingProblem[];
}

/** Text is what a system may keep where the setting is a fraction or objects in a list. Anything else stays. */
const valueOf = (
  path: string,
  value: unknown,
): { value: unknown } | { rule: SettingProblem['rule'] } => {
  if (typeof value !== 'string' || !isSettingKey(path)) return { value };
  const { kind } = settingKind(path);
  if (kind === 'fraction' && /^\d+(?:\.\d+)?$/.test(value)) return { value: Number(value) };
  if (kind !== 'structured') return { value };
  try {
    return { value: JSON.parse(value) as unknown };
  } catch {
    return { rule: 'json' };
  }
};

/** From entries to the text of a policy file, whose rules then hold for them too. */
export const bringPolicy = (entries: readonly PolicyEntry[], version: unknown): BroughtPolicy => {
  const layers: Record<PolicyEntry['layer'], Record<string, unknown>> = { fixed: {}, proposed: {} };
  const errors: SettingProblem[] = [];
  for (const { layer, path, value } of entries) {
    const brought = valueOf(path, value);
    if ('rule' in brought) errors.push({ path: `${layer}.${path}`, rule: brought.rule, limit: '' });
    // A name of the prototype must not reach it.
    else Object.defineProperty(layers[layer], path, { value: brought.value, enumerable: true });
  }
  const text = JSON.stringify({ ...(version === undefined ? {} : { version }), ...layers });
  return { text, errors };
};
