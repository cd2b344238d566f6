import { InputError } from '@irori/core';
import type { ObjectAttributes } from '../options.ts';
import type { TransferOptions } from '../store.ts';

/** Where an upload goes and what is stored with it. */
export interface UploadTarget {
  readonly bucket: string;
  readonly key: string;
  readonly attributes: ObjectAttributes;
}

/** How an upload is done, with its defaults filled in. */
export interface UploadSettings extends TransferOptions {
  readonly partSize: number;
  readonly concurrency: number;
  readonly resume: boolean;
}

/** The attributes by the names of S3. */
export function attributeFields({ attributes }: UploadTarget): {
  ContentType?: string;
  CacheControl?: string;
  ContentDisposition?: string;
  ContentEncoding?: string;
  Metadata?: Record<string, string>;
} {
  const { contentType, cacheControl, contentDisposition, contentEncoding, metadata } = attributes;
  return {
    ...(contentType === undefined ? {} : { ContentType: contentType }),
    ...(cacheControl === undefined ? {} : { CacheControl: cacheControl }),
    ...(contentDisposition === undefined ? {} : { ContentDisposition: contentDisposition }),
    ...(contentEncoding === undefined ? {} : { ContentEncoding: contentEncoding }),
    ...(metadata === undefined ? {} : { Metadata: { ...metadata } }),
  };
}

const PRINTABLE = /^[\x20-\x7e]*$/;

/** @throws InputError for what cannot travel as a header. */
export function checkAttributes({ metadata = {}, ...texts }: ObjectAttributes): void {
  for (const [name, value] of [...Object.entries(texts), ...Object.entries(metadata)]) {
    if (typeof value === 'string' && PRINTABLE.test(name) && PRINTABLE.test(value)) continue;
    throw new InputError(`The attribute ${JSON.stringify(name)} is not plain ASCII.`, {
      field: Object.hasOwn(metadata, name) ? `metadata.${name}` : name,
      hint: 'It travels as a header: encode it, for example with encodeURIComponent.',
    });
  }
}
