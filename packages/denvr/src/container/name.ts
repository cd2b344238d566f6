/** What the names of all applications begin with that `runContainer` creates. */
export const NAME_PREFIX = 'irori-';
/** Where Denvr puts an application's user scripts. */
export const SCRIPT_DIRECTORY = '/etc/script/user-scripts';
/** The name of the script that runs the program. */
export const JOB_SCRIPT = 'job.sh';

const NAME = /^irori-(?:[a-z0-9-]*-)?([0-9a-z]{6,8})-([0-9a-z]{6,8})-[0-9a-f]{12}$/;
const LONGEST_LABEL = 20;

function seconds36(ms: number): string {
  return Math.floor(ms / 1000)
    .toString(36)
    .padStart(6, '0');
}

/** Turns any text into part of a name: small letters, digits and single hyphens. */
function labelOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST_LABEL)
    .replace(/-+$/, '');
}

/**
 * A new name for an application. Denvr has no labels and its lists no dates, so the name itself says
 * when it was created and when nobody can need it any more.
 */
export function createName(label: string, createdAt: number, expiresAt: number): string {
  const word = labelOf(label);
  const random = crypto.randomUUID().replaceAll('-', '').slice(0, 12);
  const times = `${seconds36(createdAt)}-${seconds36(expiresAt)}`;
  return `${NAME_PREFIX}${word === '' ? '' : `${word}-`}${times}-${random}`;
}

/** When an application of this name was created and expires; `undefined` for a name not of ours. */
export function parseName(name: string): { createdAt: number; expiresAt: number } | undefined {
  const match = NAME.exec(name.toLowerCase());
  if (match === null) return undefined;
  const [createdAt = 0, expiresAt = 0] = match.slice(1).map((text) => parseInt(text, 36) * 1000);
  return { createdAt, expiresAt };
}
