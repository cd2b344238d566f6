import { ConfigError, type ConfigFile, type Logger } from '@irori/core';
import { readYesOrNo } from './yes-no.ts';

type Values = Record<string, string | undefined>;

const PYTHON_NAMES: Readonly<Record<string, string>> = {
  'cluster.url': 'baseUrl',
  'cluster.timeout': 'timeout',
  'client.token': 'token',
  'client.auth': 'token',
  'storage.url': 'storageUrl',
};
const CLI_NAMES: Readonly<Record<string, string>> = {
  token: 'token',
  uri: 'baseUrl',
  storage: 'storageUrl',
  'account-email': 'email',
  'force-path': 'forcePathStyle',
};

function warnOfTls(path: string, names: readonly string[], logger: Logger): void {
  if (names.length === 0) return;
  logger.warn(
    `${path} sets ${names.join(' and ')}, which is not used here: name your certificate in NODE_EXTRA_CA_CERTS instead.`,
  );
}

/** The values of one section by their full names; a section that is a plain value has none. */
function entriesOf(section: string, value: unknown): [name: string, value: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, item]) => [
    `${section}.${name}`.toLowerCase(),
    String(item).trim(),
  ]);
}

/** Python also takes `token: …`, which the reader of ini files does not know. */
function withEqualSigns(text: string): string {
  return text.replace(/^([ \t]*[A-Za-z_]+)[ \t]*:/gm, '$1=');
}

/**
 * Reads the text of the Python client's ini file; what it does not know is ignored.
 *
 * @throws ConfigError for text that is no ini file; never shows a value.
 */
export async function parsePythonFile(
  path: string,
  text: string,
  logger: Logger,
): Promise<ConfigFile> {
  // Loaded here, because few programs have such a file.
  const { parse } = await import('ini');
  const sections = parse(withEqualSigns(text));
  const values: Values = {};
  const ignored: string[] = [];
  for (const [section, content] of Object.entries(sections)) {
    for (const [name, value] of entriesOf(section, content)) {
      const known = PYTHON_NAMES[name];
      if (known !== undefined && value !== '') values[known] ??= value;
      const tls =
        /\.(?:unsafe|custom_certificate)$/.test(name) &&
        value !== '' &&
        readYesOrNo(value) !== false;
      if (tls) ignored.push(name);
    }
  }
  if (Object.keys(sections).length > 0 && Object.keys(values).length === 0) {
    throw new ConfigError(`${path} has no setting of Qarnot's.`, {
      setting: 'configFile',
      hint: 'It looks like "[cluster]", "url=https://api.qarnot.com", "[client]", "token=…".',
    });
  }
  warnOfTls(path, ignored, logger);
  return { path, values };
}

/** Reads the text of the Qarnot command line's `cli.config`: lines `name=value`. */
export function parseCommandLineFile(path: string, text: string, logger: Logger): ConfigFile {
  const values: Values = {};
  const ignored: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const at = line.indexOf('=');
    if (at < 0) continue;
    const name = line.slice(0, at).trim().toLowerCase();
    const value = line.slice(at + 1).trim();
    if (value === '') continue;
    const known = CLI_NAMES[name];
    if (known !== undefined) values[known] = value;
    if (name === 'disable-path-sanitization') {
      values['sanitizePaths'] = readYesOrNo(value) ? 'false' : 'true';
    }
    if (name.endsWith('unsafe-ssl') && readYesOrNo(value)) ignored.push(name);
  }
  warnOfTls(path, ignored, logger);
  return { path, values };
}
