/** An element without its prefixes: what a document says, read once and never looked at as markup again. */
export interface XmlNode {
  /** Local name, lower case. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlNode[];
  /** Text directly inside, trimmed. */
  text: string;
}

/** Null where it is too large, too deep, not well-formed, or brings entities of its own. */
export type ReadXml = (text: string) => XmlNode | null;

/** All elements of that name beneath, in order. */
export const findAll = (node: XmlNode, name: string): XmlNode[] =>
  node.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...findAll(child, name),
  ]);
