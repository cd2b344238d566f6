#!/usr/bin/env node
import { main } from './main.ts';
import { processContext } from './process-context.ts';

const context = processContext();
const code = await main(process.argv.slice(2), context);

// Output may still be on its way into a pipe; exit only when it has left, or its reader has gone.
const { stdout, stderr } = context.process;
await Promise.all([stdout, stderr].map((stream) => new Promise((done) => stream.write('', done))));
process.exit(code);
