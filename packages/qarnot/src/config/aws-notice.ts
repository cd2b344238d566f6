const VARIABLE = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

/**
 * Makes something of the AWS SDK without its notice about coming versions of Node: its version is
 * ours to choose and goes with the versions of Node that we support, so nobody else can act on it.
 */
export function withoutAwsNotice<T>(make: () => T): T {
  const { env } = process;
  const before = env[VARIABLE];
  env[VARIABLE] = 'true';
  try {
    return make();
  } finally {
    if (before === undefined) delete env[VARIABLE];
    else env[VARIABLE] = before;
  }
}
