import type { ReadXml, XmlNode } from '../xml-tree';

const largest = 64 * 1024;
const deepest = 16;
const mostElements = 2000;

/**
 * XML from the network, by the browser's own parser: at most 64 KiB, no document type (so no entities of its
 * own), sixteen levels, two thousand elements. Anything else is no document.
 */
export const readXml: ReadXml = (text) => {
  if (text.length > largest || /<!(?:doctype|entity)/i.test(text)) return null;
  let elements = 0;
  const read = (element: Element, depth: number): XmlNode | null => {
    if (depth > deepest || ++elements > mostElements) return null;
    const children: XmlNode[] = [];
    for (const child of element.children) {
      const node = read(child, depth + 1);
      if (!node) return null;
      children.push(node);
    }
    const own = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.nodeValue ?? '');
    return {
      name: element.localName.toLowerCase(),
      attributes: Object.fromEntries(
        [...element.attributes].map((one) => [one.localName.toLowerCase(), one.value]),
      ),
      children,
      text: own.join('').trim(),
    };
  };
  const parsed = new DOMParser().parseFromString(text.trim(), 'application/xml');
  const root = parsed.documentElement as Element | null;
  if (!root || parsed.getElementsByTagName('parsererror').length > 0) return null;
  return read(root, 0);
};
