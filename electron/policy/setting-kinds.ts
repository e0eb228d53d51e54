import { z } from 'zod/mini';
import { type SettingKey, shapeOf } from '@contract';

/** What a setting is where there is no JSON: in Windows' registry, in a template of IT, in a table. */
export type SettingKind =
  | { kind: 'boolean' }
  | { kind: 'choice'; values: string[] }
  | { kind: 'whole'; least: number; most: number }
  | { kind: 'fraction'; least: number; most: number }
  | { kind: 'text'; longest: number; form: string | null }
  | { kind: 'list'; longest: number; most: number }
  /** Objects in a list: written as JSON. */
  | { kind: 'structured'; most: number };

/** Where a shape names no bound: what a registry value and a policy editor take without trouble. */
const longestText = 1000;
const mostEntries = 1000;

const known = new Map<SettingKey, SettingKind>();

const kindOf = (key: SettingKey): SettingKind => {
  const schema = z.toJSONSchema(shapeOf(key), { unrepresentable: 'any', io: 'input' });
  const { type, minimum: least, maximum: most } = schema;
  if (type === 'boolean') return { kind: 'boolean' };
  if ((type === 'integer' || type === 'number') && least !== undefined && most !== undefined)
    return { kind: type === 'integer' ? 'whole' : 'fraction', least, most };
  if (type === 'string' && schema.enum) return { kind: 'choice', values: schema.enum.map(String) };
  if (type === 'string')
    return { kind: 'text', longest: schema.maxLength ?? longestText, form: schema.pattern ?? null };
  if (type !== 'array') throw new Error(`${key} is of no kind that IT could write`);
  const entries = schema.maxItems ?? mostEntries;
  const items = schema.items as z.core.JSONSchema.JSONSchema | undefined;
  if (items?.type !== 'string') return { kind: 'structured', most: entries };
  return { kind: 'list', longest: items.maxLength ?? longestText, most: entries };
};

/** The kind of a setting, from its shape in the contract. */
export const settingKind = (key: SettingKey): SettingKind => {
  const kind = known.get(key) ?? kindOf(key);
  known.set(key, kind);
  return kind;
};
