import { S3ServiceException } from '@aws-sdk/client-s3';

/** How a request to S3 ended. */
export interface Failure {
  /** Code of the error. */
  readonly name: string;
  readonly status: number | undefined;
}

/** The error that a request of the AWS SDK ends with. @throws what is none, or that it went well. */
export async function failure(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof S3ServiceException)) throw error ?? new Error('It did not fail.');
  return { name: error.name, status: error.$metadata.httpStatusCode };
}

/** The status that a request of the AWS SDK ends with, well or not. */
export async function statusOf(
  work: Promise<{ readonly $metadata: { readonly httpStatusCode?: number | undefined } }>,
): Promise<number | undefined> {
  return work.then(
    ({ $metadata }) => $metadata.httpStatusCode,
    ({ $metadata }: S3ServiceException) => $metadata.httpStatusCode,
  );
}
