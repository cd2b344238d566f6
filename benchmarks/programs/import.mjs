// Imports a module and ends: `node import.mjs SPECIFIER`.
await import(process.argv[2]);
