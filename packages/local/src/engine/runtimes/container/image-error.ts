/** Why an image could not be had. */
export type ImageProblem =
  | 'unknown'
  | 'refused'
  | 'unreachable'
  | 'insecure'
  | 'platform'
  | 'limited'
  | 'disk-full'
  | 'invalid'
  | 'other';

const patterns: readonly (readonly [ImageProblem, RegExp])[] = [
  ['disk-full', /no space left on device/i],
  ['invalid', /invalid reference format|invalid repository name|cannot parse|invalid tag/i],
  ['platform', /no matching manifest for|no image found in (?:manifest list|image index)/i],
  ['limited', /toomanyrequests|rate limit/i],
  ['insecure', /server gave HTTP response to HTTPS client|x509:|tls: /i],
  [
    'refused',
    /unauthorized|no basic auth credentials|incorrect username or password|authentication required|invalid username\/password|\b40[13]\b/i,
  ],
  // A registry that asks for a login does not tell whether there is such an image.
  [
    'unknown',
    /manifest unknown|not found|no such image|name unknown|repository does not exist|pull access denied|requested access to the resource is denied/i,
  ],
  ['refused', /\bdenied\b/i],
  [
    'unreachable',
    /connection refused|no such host|i\/o timeout|timeout exceeded|deadline exceeded|network is unreachable|no route to host|connection reset|server misbehaving|TLS handshake|\bEOF\b|\b50[0-9]\b/i,
  ],
];

/** Tells by what an engine said why it could not get an image. */
export function imageProblemOf(message: string): ImageProblem {
  return patterns.find(([, pattern]) => pattern.test(message))?.[0] ?? 'other';
}

/** One sentence, or two, on an image that cannot be had: what, why, what to do. */
export function describeImageProblem(image: string, message: string): string {
  const said = message.trim().replace(/\.$/, '');
  const [what, advice] = wordsFor(imageProblemOf(said), image);
  return `${what}: ${said}.${advice === '' ? '' : ` ${advice}`}`;
}

function wordsFor(problem: ImageProblem, image: string): readonly [what: string, advice: string] {
  switch (problem) {
    case 'unknown':
      return [
        `The image "${image}" was not found`,
        'Check its name and tag, and whether its registry wants credentials.',
      ];
    case 'refused':
      return [
        `The registry refused the credentials for the image "${image}"`,
        'Check the user name and the password of the registry.',
      ];
    case 'unreachable':
      return [`The registry of the image "${image}" cannot be reached`, ''];
    case 'insecure':
      return [
        `The registry of the image "${image}" has no certificate that the container engine trusts`,
        'Add it to the engine, or list the registry as insecure there.',
      ];
    case 'platform':
      return [`The image "${image}" was not made for the processor of this machine`, ''];
    case 'limited':
      return [
        `The registry gives the image "${image}" no more for now`,
        'Wait, or give it credentials.',
      ];
    case 'disk-full':
      return [`There is no space left for the image "${image}"`, 'Free some space.'];
    case 'invalid':
      return [`"${image}" is no name of an image`, ''];
    case 'other':
      return [`The image "${image}" could not be pulled`, ''];
  }
}
