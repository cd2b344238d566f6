import type { FaultAnswer } from '@irori/testkit';
import { type FakeRequest, failed, ok } from './fake-denvr.ts';

/** The credentials of the fake: one user, one API key, and tokens with a life. */
export class FakeTokens {
  username = 'ada@example.org';
  password = 'correct horse battery staple';
  apikey = 'key-0123456789abcdef';
  /** Life of an access token in seconds. */
  accessLife = 86_400;
  refreshLife = 31_536_000;
  /** Which methods the refresh knows. */
  refreshMethods: readonly string[] = ['POST', 'GET'];
  /** What makes the refresh fail. */
  refreshFailure: FaultAnswer | undefined;
  /** The status of a refused login; ASP.NET Zero answers 500. */
  refusal = 500;
  /** The time by which tokens end, in milliseconds. */
  now: () => number = Date.now;
  logins = 0;
  refreshes = 0;
  readonly issued: string[] = [];
  readonly #access = new Map<string, number>();
  readonly #refresh = new Map<string, number>();

  /** Makes the server forget all tokens, as a restart would. */
  forgetAccess(): void {
    this.#access.clear();
  }

  forgetRefresh(): void {
    this.#refresh.clear();
  }

  accepts(authorization: string | undefined): boolean {
    const [scheme = '', credential = ''] = (authorization ?? '').split(' ');
    if (scheme.toLowerCase() === 'apikey') return credential === this.apikey;
    return (this.#access.get(credential) ?? 0) > this.now();
  }

  answer(request: FakeRequest): FaultAnswer {
    if (request.name === 'Authenticate') return this.#login(request);
    if (request.name === 'RefreshToken') return this.#renew(request);
    const [, token = ''] = (request.headers.authorization ?? '').split(' ');
    return this.#access.delete(token)
      ? ok(null)
      : failed(401, 'Current user did not login to the application!');
  }

  #issue(kind: string, store: Map<string, number>, life: number): string {
    const token = `${kind}.${crypto.randomUUID()}`;
    store.set(token, this.now() + life * 1000);
    this.issued.push(token);
    return token;
  }

  #login({ body }: FakeRequest): FaultAnswer {
    this.logins += 1;
    if (body['userNameOrEmailAddress'] !== this.username || body['password'] !== this.password) {
      return failed(this.refusal, 'Login failed!', { details: 'Invalid user name or password' });
    }
    return ok({
      accessToken: this.#issue('access', this.#access, this.accessLife),
      encryptedAccessToken: 'wNYmO41',
      expireInSeconds: this.accessLife,
      refreshToken: this.#issue('refresh', this.#refresh, this.refreshLife),
      refreshTokenExpireInSeconds: this.refreshLife,
      userId: 42,
    });
  }

  #renew({ method, query }: FakeRequest): FaultAnswer {
    if (!this.refreshMethods.includes(method)) return { status: 405, json: {} };
    this.refreshes += 1;
    if (this.refreshFailure !== undefined) return this.refreshFailure;
    if ((this.#refresh.get(query['refreshtoken'] ?? '') ?? 0) <= this.now()) {
      return failed(401, 'The refresh token is not valid.');
    }
    return ok({
      accessToken: this.#issue('access', this.#access, this.accessLife),
      encryptedAccessToken: 'wNYmO42',
      expireInSeconds: this.accessLife,
    });
  }
}
