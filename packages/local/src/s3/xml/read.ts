import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { S3Error } from '../errors.ts';

/** A parsed element: text, or its children by name, a list where there are several. */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] };

const named: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** What a client is told whose XML is not what was asked for. */
export function malformedXml(): S3Error {
  const message =
    'The XML you provided was not well-formed or did not validate against our published schema';
  return new S3Error('MalformedXML', message);
}

function decodeReference(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (!Number.isInteger(code) || code < 1 || code > 0x10ffff) throw malformedXml();
  return String.fromCodePoint(code);
}

/** Knows the five entities of XML and character references; a document cannot define its own. */
const onlyBuiltIn = {
  setExternalEntities: (): void => {},
  addInputEntities: (): void => {},
  reset: (): void => {},
  setXmlVersion: (): void => {},
  decode: (text: string): string =>
    text.includes('&') ? text.replace(/&(#?\w{1,8});/g, decodeReference) : text,
};

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  maxNestedTags: 8,
  entityDecoder: onlyBuiltIn,
});

/**
 * Parses the XML of a request. Document types, and with them entities of the document's own, are
 * refused.
 *
 * @param root the name of the outermost element; a list of them when several are known
 * @throws S3Error `MalformedXML`.
 */
export function readXml(
  text: string,
  root: string,
): { readonly [name: string]: XmlNode | readonly XmlNode[] } {
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw malformedXml();
  if (XMLValidator.validate(text) !== true) throw malformedXml();
  let document: XmlNode;
  try {
    document = parser.parse(text) as XmlNode;
  } catch {
    throw malformedXml();
  }
  const found = typeof document === 'string' ? undefined : document[root];
  if (found === undefined || Array.isArray(found)) throw malformedXml();
  return typeof found === 'string' ? {} : (found as Exclude<XmlNode, string>);
}

/** The children of that name; a list also when there is one or none. */
export function children(node: XmlNode, name: string): readonly XmlNode[] {
  if (typeof node === 'string') return [];
  const found = node[name];
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found as XmlNode];
}

/** The text of the one child of that name; undefined when it is absent. */
export function childText(node: XmlNode, name: string): string | undefined {
  const [found] = children(node, name);
  return typeof found === 'string' ? found : undefined;
}
