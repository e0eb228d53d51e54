import { isSettingKey, type SettingProblem } from '@contract';
import { type BroughtPolicy, bringPolicy, type PolicyEntry } from './policy-entries';
import { settingKind } from './setting-kinds';

/** Where Windows keeps what group policy and device management say, below HKEY_LOCAL_MACHINE. */
export const registryFolder = 'Software\\Policies';
export const registryKey = `${registryFolder}\\Allodesk`;
/** Below it: what holds until the agent chooses. */
export const proposedKey = 'Proposed';
/**
 * Below ours or the proposed: a number 1 for each text or list that is fixed there. The editor of group policy writes no
 * value for a field that was left empty, so what is set and has none is empty.
 */
export const setKey = 'Set';

interface RegistryValue {
  /** Of the key, below ours; empty: ours. */
  below: string;
  name: string;
  type: string;
  data: string;
}

// `    name    REG_SZ    data`, as reg.exe of every language writes it.
const valueLine = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

const linesOf = (output: string) => output.split(/\r?\n/).filter((line) => line.trim() !== '');

/** Whether our key stands among those that `reg query` of the folder above lists. */
export const listsOurKey = (output: Uint8Array): boolean =>
  linesOf(new TextDecoder('latin1').decode(output)).some((line) =>
    line.trim().toLowerCase().endsWith(`\\${registryKey.toLowerCase()}`),
  );

/** Whether it is an answer at all: the folder above holds keys on every Windows, so silence is none. */
export const isAnswer = (output: Uint8Array): boolean =>
  linesOf(new TextDecoder('latin1').decode(output)).some((line) => line.startsWith('HKEY_'));

/** The output of `reg query KEY /s`, line by line. */
const readOutput = (output: string): { values: RegistryValue[]; strange: boolean } => {
  const values: RegistryValue[] = [];
  let below: string | null = null;
  let strange = false;
  for (const line of linesOf(output)) {
    const own = line.toLowerCase().indexOf(`\\${registryKey.toLowerCase()}`);
    if (line.startsWith('HKEY_') && own > 0) {
      below = line.slice(own + registryKey.length + 2).trimEnd();
      continue;
    }
    const [, name, type, data = ''] = valueLine.exec(line) ?? [];
    // A value of several lines: what it is, cannot be told from other values.
    if (below === null || name === undefined || type === undefined) strange = true;
    // The nameless value that editors leave behind; its name depends on the language.
    else if (!name.startsWith('(')) values.push({ below, name, type, data });
  }
  // Not even our key's own line: whoever asked was not answered.
  return { values, strange: strange || below === null };
};

const scalarOf = (path: string, { type, data }: RegistryValue): unknown => {
  if (type !== 'REG_DWORD' && type !== 'REG_QWORD') return data;
  const number = Number(data);
  const isSwitch = isSettingKey(path) && settingKind(path).kind === 'boolean';
  return isSwitch && (number === 0 || number === 1) ? number === 1 : number;
};

/** reg.exe writes in the code page of the console, which nobody here knows. */
// oxlint-disable-next-line no-control-regex
const isAscii = (text: string): boolean => /^[\x20-\x7e\t]*$/.test(text);

/** What is set and has no value of its own. */
const emptyOf = (path: string): unknown =>
  isSettingKey(path) && settingKind(path).kind === 'list' ? [] : '';

const split = (below: string): { layer: PolicyEntry['layer']; list: string } => {
  const [first = '', ...rest] = below.split('\\');
  if (first.toLowerCase() !== proposedKey.toLowerCase()) return { layer: 'fixed', list: below };
  return { layer: 'proposed', list: rest.join('\\') };
};

/**
 * IT's policy as `reg query HKLM\Software\Policies\Allodesk /s` told it: one value for each setting, named by its whole
 * path; a list is a key of that name with numbered values.
 */
export const readRegistryPolicy = (output: Uint8Array): BroughtPolicy => {
  const { values, strange } = readOutput(new TextDecoder('latin1').decode(output));
  const entries: PolicyEntry[] = [];
  const errors: SettingProblem[] = strange ? [{ path: '', rule: 'registry', limit: 'form' }] : [];
  const lists = new Map<string, { entry: PolicyEntry; items: [number, string][] }>();
  let version: unknown;
  const set: Omit<PolicyEntry, 'value'>[] = [];
  for (const value of values) {
    const { layer, list } = split(value.below);
    const path = list || value.name;
    if (!isAscii(value.name + value.data + list))
      errors.push({ path: `${layer}.${isAscii(path) ? path : ''}`, rule: 'letters' });
    else if (list.toLowerCase() === setKey.toLowerCase()) {
      if (Number(value.data) === 1) set.push({ layer, path: value.name });
    } else if (list !== '') {
      const known = lists.get(`${layer} ${list}`) ?? {
        entry: { layer, path: list, value: [] },
        items: [],
      };
      known.items.push([Number(/\d+$/.exec(value.name)?.[0] ?? 0), value.data]);
      lists.set(`${layer} ${list}`, known);
    } else if (value.below === '' && value.name === 'version') version = scalarOf('', value);
    else entries.push({ layer, path, value: scalarOf(path, value) });
  }
  for (const { entry, items } of lists.values()) {
    const sorted = items.toSorted(([a], [b]) => a - b).map(([, data]) => data);
    entries.push({ ...entry, value: sorted });
  }
  for (const { layer, path } of set)
    if (!entries.some((one) => one.layer === layer && one.path === path))
      entries.push({ layer, path, value: emptyOf(path) });
  const brought = bringPolicy(entries, version);
  return { text: brought.text, errors: [...errors, ...brought.errors] };
};
