import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { SettingProblem } from '@contract';

const strict = { allowTrailingComma: false, disallowComments: true };

export interface Spot {
  line: number;
  column: number;
}

const spotAt = (text: string, offset: number): Spot => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

/** What was expected, by the parser's name of the fault. */
const expected: Record<string, string> = {
  CommaExpected: ',',
  ColonExpected: ':',
  CloseBraceExpected: '}',
  CloseBracketExpected: ']',
  PropertyNameExpected: '"name"',
  UnexpectedEndOfString: '"',
};

/** A name that stands twice in one group, or a setting that stands there in two spellings (`a.b` and `a: { b }`). */
const findTwice = (
  node: Node | undefined,
  path: string,
  settings: Set<string>,
): { path: string; node: Node } | null => {
  const names = new Set<unknown>();
  for (const [index, child] of (node?.children ?? []).entries()) {
    const isProperty = child.type === 'property';
    const [name, value] = isProperty ? (child.children ?? []) : [undefined, child];
    const step = String(name ? name.value : index);
    const inner = path === '' ? step : `${path}.${step}`;
    if (name) {
      if (names.has(name.value) || settings.has(inner)) return { path: inner, node: name };
      names.add(name.value);
      if (value?.type !== 'object') settings.add(inner);
    }
    const twice = findTwice(value, inner, settings);
    if (twice) return twice;
  }
  return null;
};

export type JsonText =
  | { ok: true; value: unknown; spotOf: (path: readonly (string | number)[]) => Spot | null }
  | { ok: false; problem: SettingProblem };

const fault = (problem: Omit<SettingProblem, 'path'> & { path?: string }): JsonText => ({
  ok: false,
  problem: { path: '', ...problem },
});

const read = (text: string): JsonText => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own sentence quotes the text, which may hold the secret, and knows no lines.
    const errors: ParseError[] = [];
    parse(text, errors, strict);
    const [first] = errors;
    if (!first) return fault({ rule: 'json' });
    return fault({
      rule: 'json',
      limit: expected[printParseErrorCode(first.error)] ?? '',
      ...spotAt(text, first.offset),
    });
  }
  const tree = parseTree(text, [], strict);
  const twice = findTwice(tree, '', new Set());
  if (twice) return fault({ rule: 'twice', path: twice.path, ...spotAt(text, twice.node.offset) });
  return {
    ok: true,
    value,
    spotOf: (path) => {
      const node = tree && findNodeAtLocation(tree, [...path]);
      return node ? spotAt(text, node.offset) : null;
    },
  };
};

/**
 * JSON as a person wrote it (RFC 8259), with the line and column of what is wrong. A name that stands twice in one
 * group, or a setting in two spellings, is wrong: the second would silently undo the first.
 */
export const readJsonText = (text: string): JsonText => {
  try {
    return read(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // Nested too deep to be walked.
    if (error instanceof RangeError) return fault({ rule: 'json' });
    throw error;
  }
};
