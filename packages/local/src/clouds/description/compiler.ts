import type { ValidateFunction } from 'ajv';
import type { Json } from './operations.ts';

/** Compiles the schemas of one description, each when it is first used. */
export class SchemaCompiler {
  readonly #document: () => Json;
  readonly #compiled = new Map<string, ValidateFunction>();
  #compile: Promise<(pointer: string) => ValidateFunction> | undefined;

  /** @param document makes the description; called at the first use */
  constructor(document: () => Json) {
    this.#document = document;
  }

  /** What judges by the schema at a JSON pointer. */
  async validator(pointer: string): Promise<ValidateFunction> {
    const known = this.#compiled.get(pointer);
    if (known !== undefined) return known;
    this.#compile ??= this.#load();
    const validate = (await this.#compile)(pointer);
    this.#compiled.set(pointer, validate);
    return validate;
  }

  /** Loads ajv only now: a server that is only read from never needs it. */
  async #load(): Promise<(pointer: string) => ValidateFunction> {
    const [{ Ajv2020 }, formats] = await Promise.all([
      import('ajv/dist/2020.js'),
      import('ajv-formats'),
    ]);
    const ajv = new Ajv2020({
      strict: false,
      allErrors: true,
      verbose: true,
      validateSchema: false,
    });
    formats.default.default(ajv);
    ajv.addSchema(this.#document(), 'api');
    return (pointer) => ajv.compile({ $ref: `api${encodeURI(pointer)}` });
  }
}
