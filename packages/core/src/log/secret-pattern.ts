/** Shorter secrets occur by chance in ordinary text; masking them there would spell them out. */
const SHORTEST_IN_TEXT = 4;
/** From this length on a secret is masked in the middle of a word too. */
const SHORTEST_IN_WORD = 8;
/** Longer ones (keys) are looked for as they are: a pattern for them would be very large. */
const LONGEST_PATTERN = 600;

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;|&#38;',
  '<': '&lt;|&#60;',
  '>': '&gt;|&#62;',
  '"': '&quot;|&#34;',
  "'": '&apos;|&#39;|&#x27;',
};
const JSON_SHORT: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '/': '/',
};

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** A hexadecimal number of `width` digits in either case. */
function hex(value: number, width: number): string {
  return value
    .toString(16)
    .padStart(width, '0')
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** One character in every form in which it travels: plain, percent, JSON, HTML. */
function characterPattern(char: string): string {
  const percent = [...new TextEncoder().encode(char)].map((byte) => `%(?:25){0,3}${hex(byte, 2)}`);
  const unicode = Array.from(
    { length: char.length },
    (_, index) => `\\\\{1,8}u${hex(char.charCodeAt(index), 4)}`,
  );
  const forms = [percent.join(''), unicode.join('')];
  const short = JSON_SHORT[char];
  if (short !== undefined) forms.push(`\\\\{1,8}${short}`);
  const html = HTML[char];
  if (html !== undefined) forms.push(html);
  if (char === ' ') forms.push('\\+');
  // In JSON a quotation mark or backslash stands behind backslashes, more of them when nested.
  forms.push(char === '"' || char === '\\' ? `\\\\{0,8}${quote(char)}` : quote(char));
  return `(?:${forms.join('|')})`;
}

/** How one form of a secret is found. */
export interface SecretPattern {
  /** Finds it; has the flag `g`. */
  pattern: RegExp;
  /** The characters that are masked with it when they stand beside it. */
  around?: RegExp;
}

/** A pattern that finds `secret` in text, in clear or encoded; `null` when it is too short. */
function plainPattern(secret: string): RegExp | null {
  if (secret.length < SHORTEST_IN_TEXT) return null;
  if (secret.length > LONGEST_PATTERN) return new RegExp(quote(secret), 'g');
  const body = [...secret].map(characterPattern).join('');
  return secret.length < SHORTEST_IN_WORD
    ? new RegExp(`(?<![A-Za-z0-9])${body}(?![A-Za-z0-9])`, 'g')
    : new RegExp(body, 'g');
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * Patterns that find `secret` inside base64, whatever stands before and after it there. Base64 turns
 * three bytes into four characters, so a secret has three faces, one for each position in a group.
 */
function base64Patterns(secret: string): SecretPattern[] {
  const bytes = new TextEncoder().encode(secret);
  if (bytes.length < SHORTEST_IN_WORD || bytes.length > LONGEST_PATTERN) return [];
  return [0, 1, 2].map((shift) => {
    const shifted = new Uint8Array(shift + bytes.length);
    shifted.set(bytes, shift);
    // Only the characters that are made of nothing but the secret.
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor((shifted.length * 8) / 6);
    const core = base64(shifted).slice(from, to);
    const body = [...core].map((char) => {
      if (char === '+') return '(?:\\+|-|%2[Bb])';
      if (char === '/') return '(?:\\\\*\\/|_|%2[Ff])';
      return char;
    });
    // The whole token goes, so that nothing of what stands beside the secret is left over.
    return { pattern: new RegExp(body.join(''), 'g'), around: /[A-Za-z0-9+/_=%-]/ };
  });
}

/** Everything that finds `secret` in text. */
export function secretPatterns(secret: string): SecretPattern[] {
  const plain = plainPattern(secret);
  return [...(plain === null ? [] : [{ pattern: plain }]), ...base64Patterns(secret)];
}
