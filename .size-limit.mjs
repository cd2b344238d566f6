/** These are packages for Node: its built-ins are there already. */
const modifyEsbuildConfig = (config) => ({ ...config, platform: 'node', format: 'esm' });

/** What each library adds to a program that bundles it, minified and compressed. */
export default [
  { name: '@irori/core', path: 'packages/core/dist/index.js', limit: '16 kB' },
  { name: '@irori/dok', path: 'packages/dok/dist/index.js', limit: '60 kB' },
  { name: '@irori/jobs', path: 'packages/jobs/dist/index.js', limit: '80 kB' },
].map((entry) => ({ ...entry, modifyEsbuildConfig }));
