/** What an element holds: text, or further elements; undefined and null leave the element out. */
type XmlValue = string | number | boolean | null | undefined | XmlElements | readonly XmlValue[];

/** Elements by name, in the order they are written; a list writes its element several times. */
export interface XmlElements {
  readonly [name: string]: XmlValue;
}

const escapes: { readonly [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/**
 * Text as it stands in XML. Control characters, which XML 1.0 cannot hold at all, are written as
 * references the way S3 writes them; clients that meet such keys ask for `encoding-type=url`.
 */
function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what has to be found.
  return text.replace(/[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (char) => {
    return escapes[char] ?? `&#x${char.charCodeAt(0).toString(16)};`;
  });
}

function element(name: string, value: XmlValue): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item: XmlValue) => element(name, item)).join('');
  if (typeof value === 'object') return `<${name}>${elements(value as XmlElements)}</${name}>`;
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

function elements(content: XmlElements): string {
  let text = '';
  for (const name in content) text += element(name, content[name]);
  return text;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A whole document in the namespace of S3. */
export function xmlDocument(root: string, content: XmlElements): string {
  const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
  return `${declaration}<${root} xmlns="${namespace}">${elements(content)}</${root}>`;
}

/** The document of an error, which has no namespace. */
export function errorDocument(content: XmlElements): string {
  return `${declaration}<Error>${elements(content)}</Error>`;
}
