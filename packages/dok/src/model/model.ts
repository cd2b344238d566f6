type InspectOptions = { depth?: number | null; [key: string]: unknown };
type Inspect = (value: unknown, options: InspectOptions) => string;

const accessorNames = new WeakMap<object, readonly string[]>();

/** The names of the readable properties of a model class, its parents' first. */
function accessorsOf(prototype: object): readonly string[] {
  const known = accessorNames.get(prototype);
  if (known) return known;
  const parent: unknown = Object.getPrototypeOf(prototype);
  const inherited =
    typeof parent === 'object' && parent !== null && parent !== Object.prototype
      ? accessorsOf(parent)
      : [];
  const own = Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([name, descriptor]) => descriptor.get !== undefined && name !== 'raw')
    .map(([name]) => name);
  const names = [...new Set([...inherited, ...own])];
  accessorNames.set(prototype, names);
  return names;
}

/** A property for showing: one that cannot be read (a date that is none) says why instead. */
function readable(model: object, name: string): unknown {
  try {
    return Reflect.get(model, name);
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

/**
 * Something the API returned. Its properties are read from the received JSON when they are asked
 * for, so that making one costs next to nothing and a new key of the server is never an error.
 */
export abstract class Model<Raw extends object> {
  #raw: Raw;

  /** @internal */
  constructor(raw: Raw) {
    this.#raw = raw;
  }

  /** What the server sent, as it was, with the keys that this version of the SDK does not know. */
  get raw(): Raw {
    return this.#raw;
  }

  /** Takes over a newer state. @internal */
  protected replaceRaw(raw: Raw): void {
    this.#raw = raw;
  }

  /**
   * The properties as plain data, for `JSON.stringify`. Values of a container's environment are
   * masked here and when printed, because both end up in logs; `raw` and `environment` have them.
   */
  toJSON(): Record<string, unknown> {
    const properties: Record<string, unknown> = {};
    for (const name of accessorsOf(Object.getPrototypeOf(this))) {
      properties[name] = this.shown(name, readable(this, name));
    }
    return properties;
  }

  /** How a property is shown in JSON and when printed. @internal */
  protected shown(_name: string, value: unknown): unknown {
    return value;
  }
}

/** How `console.log` shows a model: its class and its properties. */
function inspectModel(
  this: Model<object>,
  depth: number,
  options: InspectOptions,
  print: Inspect,
): string {
  const { name } = this.constructor;
  if (depth < 0) return `[${name}]`;
  const left = options.depth === null ? null : (options.depth ?? 2) - 1;
  return `${name} ${print(this.toJSON(), { ...options, depth: left })}`;
}

Object.defineProperty(Model.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value: inspectModel,
});
