import { type DenvrOptions, denvrOptionTable } from '../clouds/denvr/options.ts';
import { type DokOptions, dokOptionTable } from '../clouds/dok/options.ts';
import { type QarnotOptions, qarnotOptionTable } from '../clouds/qarnot/options.ts';
import {
  type ContainerOptions,
  containerOptionTable,
} from '../engine/runtimes/container/settings.ts';
import { type S3Options, s3OptionTable } from '../s3/options.ts';
import type { OptionTable } from './definition.ts';

/** The values in force, by cloud; `container` is of no cloud. */
export interface OptionValues {
  readonly denvr: Readonly<DenvrOptions>;
  readonly dok: Readonly<DokOptions>;
  readonly qarnot: Readonly<QarnotOptions>;
  readonly s3: Readonly<S3Options>;
  readonly container: Readonly<ContainerOptions>;
}

/** The options of every cloud; the key is the prefix of their names. */
export const optionTables: { readonly [K in keyof OptionValues]: OptionTable<OptionValues[K]> } = {
  denvr: denvrOptionTable,
  dok: dokOptionTable,
  qarnot: qarnotOptionTable,
  s3: s3OptionTable,
  container: containerOptionTable,
};
