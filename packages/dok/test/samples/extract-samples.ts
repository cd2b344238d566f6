import { readFileSync } from 'node:fs';

/** What a sample needs to be there before it runs; said in a comment above it. */
export type SampleTask = 'running' | 'running-briefly' | 'done';

/** One code sample of a document. */
export interface Sample {
  /** The heading above it, and its line: what a failed test is called. */
  title: string;
  /** The code, verbatim. */
  code: string;
  /** The state of the `task` that the sample uses without making it. */
  task: SampleTask | undefined;
}

const pattern =
  /^#{2,4} (?<heading>[^\n]+)$|^<!-- sample: task=(?<task>[\w-]+) -->$|^(?<indent> *)```(?:typescript|ts)\n(?<code>.*?)^ *```$/gms;

/** A block that declares the same constant twice shows two ways to do it: each runs by itself. */
function alternatives(code: string): string[] {
  const names = [...code.matchAll(/^const (\w+) =/gm)].map((match) => match[1]);
  if (new Set(names).size === names.length) return [code];
  return code.split(/\n(?=\n\/\/ )/);
}

/** The code samples of a Markdown file, in their order. */
export function extractSamples(file: URL): Sample[] {
  const text = readFileSync(file, 'utf8');
  const samples: Sample[] = [];
  let heading = '';
  let task: SampleTask | undefined;
  for (const { groups = {}, index } of text.matchAll(pattern)) {
    if (groups['heading'] !== undefined) {
      heading = groups['heading'];
    } else if (groups['task'] !== undefined) {
      task = groups['task'] as SampleTask;
    } else {
      const line = text.slice(0, index).split('\n').length;
      const code = (groups['code'] ?? '').replaceAll(
        new RegExp(`^${groups['indent'] ?? ''}`, 'gm'),
        '',
      );
      for (const part of alternatives(code)) {
        samples.push({ title: `${heading} (line ${line})`, code: part, task });
      }
      task = undefined;
    }
  }
  return samples;
}

const declares = (code: string, name: string): boolean =>
  new RegExp(`(?:const|let|import) (?:(?:type )?\\{[^}]*\\b)?${name}\\b`).test(code);

/**
 * A sample as a module that runs by itself: what a reader takes from the text above it (`dok`,
 * `task`) is added, and a function that it only declares is called. The sample itself is not changed.
 */
export function toModule({ code, task }: Sample): string {
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(code) && !declares(code, name);
  const needsTask = uses('task') && task !== undefined;
  const types = ['Artifact', 'DokMeta', 'Task'].filter(uses);
  const before = [
    types.length > 0 ? `import type { ${types.join(', ')} } from '@irori/dok';` : '',
    uses('DOK') || uses('dok') || needsTask ? "import DOK from '@irori/dok';" : '',
    needsTask ? "import { makeTask } from './make-task.mjs';" : '',
    (uses('dok') || needsTask) && !declares(code, 'dok') ? 'const dok = new DOK();' : '',
    needsTask ? `const task = await makeTask(dok, '${task}');` : '',
  ];
  const onlyDeclared = [...code.matchAll(/^async function (\w+)\(\)/gm)]
    .map((match) => match[1] ?? '')
    .filter((name) => !new RegExp(`^${name}\\(`, 'm').test(code));
  const after = onlyDeclared.map((name) => `await ${name}();`);
  const imports = before.filter((line) => line.startsWith('import') && !code.includes(line));
  const others = before.filter((line) => line !== '' && !line.startsWith('import'));
  return [...imports, ...others, code, ...after, 'export {};'].join('\n');
}
