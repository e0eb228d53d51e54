import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { settingDefaults, settingKeys } from '@contract';
import { readManagedPreferences } from '@policy/managed-preferences';
import { readRegistryPolicy } from '@policy/registry-policy';
import { readPolicyText } from '@policy/settings-text';
import { unusedWords } from './described-setting';
import { mobileConfig } from './macos-profile';
import { policyFiles } from './policy-files';
import { admx, adml } from './windows-templates';
import words from './words.json';

/** As much of a document as is asked here. */
interface Node {
  readonly tagName: string;
  readonly textContent: string;
  readonly children: Iterable<Node>;
  readonly nextElementSibling: Node | null;
  getElementsByTagName: (name: string) => Iterable<Node>;
  getAttribute: (name: string) => string | null;
}
const parse = (xml: string): Pick<Node, 'getElementsByTagName'> => {
  const { DOMParser } = new Window();
  const bare = xml.replace(/<!DOCTYPE[^>]*>/, '');
  const document: unknown = new DOMParser().parseFromString(bare, 'text/xml');
  return document as Pick<Node, 'getElementsByTagName'>;
};
const all = (node: Pick<Node, 'getElementsByTagName'>, name: string) => [
  ...node.getElementsByTagName(name),
];
const attribute = (node: Node, name: string) => node.getAttribute(name) ?? '';
const template = parse(admx());
const policies = all(template, 'policy');

interface Written {
  key: string;
  name: string;
  type: 'REG_DWORD' | 'REG_SZ';
  /** Null: no value, as of a field that was left empty. */
  data: string | null;
  /** The key in which the editor notes that the policy is enabled. */
  set?: string;
  /** What the desk must make of it. */
  means: unknown;
}

/** What the editor of group policy would write into the registry, for every way to fill the policy in. */
const waysOf = (policy: Node): Written[] => {
  const key = attribute(policy, 'key');
  const name = attribute(policy, 'valueName');
  const isSwitch = all(policy, 'elements').length === 0;
  const set = isSwitch || name === '' ? {} : { set: key };
  const dword = (at: string, number: number, means: unknown): Written => ({
    key,
    name: at,
    type: 'REG_DWORD',
    data: `0x${number.toString(16)}`,
    means,
  });
  if (isSwitch)
    return (['enabledValue', 'disabledValue'] as const).map((which) => {
      const value = Number(
        attribute(all(all(policy, which)[0] as Node, 'decimal')[0] as Node, 'value'),
      );
      return dword(name, value, which === 'enabledValue');
    });
  const [element] = [...(all(policy, 'elements')[0] as Node).children];
  if (!element) throw new Error(`${attribute(policy, 'name')} writes nothing`);
  const at = attribute(element, 'valueName');
  const text = (data: string | null, means: unknown): Written => ({
    key: attribute(element, 'key') || key,
    name: at,
    type: 'REG_SZ',
    data,
    ...set,
    means,
  });
  switch (element.tagName) {
    case 'decimal':
      return ['minValue', 'maxValue'].map((bound) => {
        const number = Number(attribute(element, bound));
        return dword(at, number, number);
      });
    case 'enum':
      return all(element, 'string').map(({ textContent: value }) =>
        text(value, at.endsWith('Volume') ? Number(value) : value),
      );
    case 'list':
      return [
        { ...text('Headset', ['Headset']), name: `${attribute(element, 'valuePrefix')}1` },
        { ...text(null, []), name },
      ];
    default: {
      const standard = settingDefaults[at as keyof typeof settingDefaults];
      if (Array.isArray(standard)) return [text(JSON.stringify(standard), standard)];
      // Where it must not be empty, the editor asks for it.
      if (attribute(element, 'required') === 'true') return [text(String(standard), standard)];
      return [text(String(standard), standard), text('', ''), text(null, '')];
    }
  }
};

const readBack = ({ key, name, type, data, set }: Written) => {
  const lines = [
    'HKEY_LOCAL_MACHINE\\Software\\Policies\\Allodesk',
    ...(data === null ? [] : [`HKEY_LOCAL_MACHINE\\${key}`, `    ${name}    ${type}    ${data}`]),
    ...(set === undefined
      ? []
      : [
          `HKEY_LOCAL_MACHINE\\${set}`,
          `    ${name === '1' ? key.slice(key.lastIndexOf('\\') + 1) : name}    REG_DWORD    0x1`,
        ]),
  ];
  const brought = readRegistryPolicy(new Uint8Array(Buffer.from(`\r\n${lines.join('\r\n')}\r\n`)));
  const { managed, errors, warnings } = readPolicyText(brought.text);
  return { ...managed, problems: [...brought.errors, ...errors, ...warnings] };
};

describe('the files for IT', () => {
  const folder = resolve(import.meta.dirname, '../../resources/policy');

  it('are what the settings’ shapes say now; else: npm run policy', () => {
    const files = policyFiles();
    for (const [name, text] of Object.entries(files)) {
      const file = join(folder, name);
      expect(existsSync(file) && readFileSync(file, 'utf8'), name).toBe(text);
    }
    const there = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => one.name);
    expect(there).toHaveLength(Object.keys(files).length);
    expect(unusedWords()).toEqual([]);
  });

  it('write into the registry what the desk reads from it: each setting, fixed and proposed, every value', () => {
    const seen = { fixed: new Set<string>(), proposed: new Set<string>() };
    for (const policy of policies)
      for (const written of waysOf(policy)) {
        const { fixed, proposed, problems } = readBack(written);
        expect(problems, JSON.stringify(written)).toEqual([]);
        const layer = Object.keys(fixed).length > 0 ? 'fixed' : 'proposed';
        const [[path, value] = ['', null], ...more] = Object.entries(
          layer === 'fixed' ? fixed : proposed,
        );
        expect(more).toEqual([]);
        expect(value, path).toEqual(written.means);
        expect(attribute(policy, 'name')).toBe(
          `${layer === 'fixed' ? '' : 'proposed_'}${path.replaceAll('.', '_')}`,
        );
        expect(attribute(policy, 'class')).toBe('Machine');
        seen[layer].add(path);
      }
    expect([...seen.fixed]).toEqual(settingKeys);
    expect([...seen.proposed]).toEqual(settingKeys);
  });

  it('are set as French is', () => {
    const french = JSON.stringify(words, (key, value: unknown) => (key === 'en' ? '' : value));
    expect(french).not.toMatch(/ [;!?»]|«(?!\u202F)| :\s|[^\u00A0"] :/u);
  });

  it('a value outside the bounds of its field is refused by the desk too', () => {
    const decimal = waysOf(
      policies.find((one) => attribute(one, 'name') === 'line_keepAlive') as Node,
    );
    const [least, most] = decimal.map(({ data }) => Number(data));
    for (const wrong of [(least ?? 0) - 1, (most ?? 0) + 1]) {
      const written = { ...(decimal[0] as Written), data: `0x${wrong.toString(16)}` };
      expect(readBack(written).problems).toHaveLength(1);
    }
  });

  it.each(['en', 'fr'] as const)(
    'every word and field of the template is there in %s',
    (language) => {
      const words = parse(adml(language));
      const strings = new Map(
        all(words, 'string').map((one) => [attribute(one, 'id'), one.textContent]),
      );
      const presentations = new Map(
        all(words, 'presentation').map((one) => [attribute(one, 'id'), one]),
      );
      const text = admx();
      const asked = [...text.matchAll(/\$\(string\.([^)]+)\)/g)].map(([, id = '']) => id);
      for (const id of asked) expect(strings.get(id)?.trim() ?? '', id).not.toBe('');
      expect([...strings.keys()].filter((id) => !asked.includes(id))).toEqual([]);
      for (const policy of policies) {
        const shown = /presentation\.([^)]+)/.exec(attribute(policy, 'presentation'))?.[1];
        if (shown === undefined) continue;
        const refers = [...(presentations.get(shown) as Node).children].map((one) =>
          attribute(one, 'refId'),
        );
        const ids = [...(all(policy, 'elements')[0] as Node).children].map((one) =>
          attribute(one, 'id'),
        );
        expect(refers).toEqual(ids);
      }
    },
  );
});

/** A property list as macOS would hand it over once it is JSON. */
const plistValue = (node: Node): unknown => {
  const inner = [...node.children];
  switch (node.tagName) {
    case 'true':
    case 'false':
      return node.tagName === 'true';
    case 'integer':
    case 'real':
      return Number(node.textContent);
    case 'array':
      return inner.map(plistValue);
    case 'dict':
      return Object.fromEntries(
        inner
          .filter(({ tagName }) => tagName === 'key')
          .map((key) => [key.textContent, plistValue(key.nextElementSibling as Node)]),
      );
    default:
      return node.textContent;
  }
};

describe('the configuration profile', () => {
  const payload = (xml: string) => {
    const profile = plistValue(all(parse(xml), 'dict')[0] as Node) as {
      PayloadContent: Record<string, unknown>[];
    };
    const [settings = {}] = profile.PayloadContent;
    expect(settings['PayloadType']).toBe('org.allodesk.desk');
    return readPolicyText(readManagedPreferences(JSON.stringify(settings))?.text ?? '');
  };

  it('fixes nothing as it is', () => {
    const { managed, errors, warnings } = payload(mobileConfig());
    expect([...errors, ...warnings]).toEqual([]);
    expect(managed).toEqual({ fixed: {}, proposed: {} });
  });

  it('names every setting in the type that the desk reads', () => {
    const uncommented = mobileConfig()
      .replace(/<!-- .*\n/g, '')
      .replace(/^\s*-->\n/gm, '');
    const { managed, errors } = payload(uncommented);
    expect(errors).toEqual([]);
    expect(managed.fixed).toEqual(settingDefaults);
    expect(managed.proposed).toEqual(settingDefaults);
  });
});
