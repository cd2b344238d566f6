import type { ApiPromise, CallOptions } from '@irori/core';
import type { Connection } from '../connection.ts';
import type { RawArtifact } from '../raw.ts';
import { answerWith, answerWithAddress } from './answer.ts';
import { send } from './send.ts';

/** Asks for one artifact. */
export function getArtifact(
  connection: Connection,
  id: string,
  options?: CallOptions,
): ApiPromise<RawArtifact> {
  const transform = answerWith<RawArtifact>('id', 'an artifact');
  return send(
    connection,
    'getArtifact',
    () => ({ params: { artifactId: id }, transform }),
    options,
  );
}

/** Asks for the address from which an artifact can be fetched. */
export function requestArtifactUrl(
  connection: Connection,
  id: string,
  { filename }: { filename?: string } = {},
  options?: CallOptions,
): ApiPromise<string> {
  const transform = answerWithAddress(['https:', 'http:'], 'an address');
  const sent = () => ({ params: { artifactId: id, filename }, transform });
  return send(connection, 'getArtifactUrl', sent, options).map(({ url }) => url);
}
