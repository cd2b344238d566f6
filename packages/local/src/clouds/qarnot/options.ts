import { type OptionTable, oneOf } from '../../options/definition.ts';

/** Everything that is not certain about Qarnot, as values in force. */
export interface QarnotOptions {
  tagMatch: 'any' | 'all';
}

/** Every switchable behaviour of Qarnot; set with `qarnot.<name>`. */
export const qarnotOptionTable: OptionTable<QarnotOptions> = {
  tagMatch: {
    what: 'what several `tag` parameters of a list mean: any of them, or all of them',
    default: 'any',
    ...oneOf('any', 'all'),
    why: 'not documented; the helpers of the Python client make any-of out of `tags=`',
    confidence: 'guess',
  },
};
