import { InputError } from './base.ts';
import type { DenvrOptions } from './config/options.ts';
import { Denvr } from './denvr.ts';
import { createService, SERVICE_NAMES, type ServiceName, type Services } from './services/names.ts';
import { Session } from './session/session.ts';
import { suggest } from './suggest.ts';

/**
 * The client of one service.
 *
 * Configuration and credentials come from the options, the environment and `~/.config/denvr.toml`,
 * which are read at the first call. Two clients share their login when both are made from the same
 * {@link Denvr}.
 *
 * @param name - The service: `clusters`, `servers/virtual`, `servers/applications`,
 * `servers/metal`, `servers/images`, `servers/snapshots` or `vpcs`.
 * @param config - Options, or a `Denvr` to share the session of.
 * @throws InputError for an unknown name, with the name that was probably meant.
 * @example
 * ```ts
 * const virtual = client('servers/virtual');
 * console.log(await virtual.getConfigurations());
 * ```
 */
export function client<Name extends ServiceName>(
  name: Name,
  config: DenvrOptions | Denvr = {},
): Services[Name] {
  if (!SERVICE_NAMES.includes(name)) {
    const near = suggest(String(name), SERVICE_NAMES);
    throw new InputError(`Denvr has no service "${String(name)}".`, {
      field: 'name',
      hint:
        near === undefined
          ? `The services are ${SERVICE_NAMES.join(', ')}.`
          : `Did you mean "${near}"?`,
    });
  }
  if (config instanceof Denvr) return config.client(name);
  return createService(name, new Session(config));
}
