import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EngineClock } from '../../engine/types.ts';
import type { Database, Statement } from '../../store/database.ts';
import { notLoggedIn, RefusedError } from './errors.ts';
import type { DenvrOptions } from './options.ts';
import type { Caller } from './request/request.ts';

/** The account of the local cloud. */
export interface DenvrAccount {
  readonly apikey: string;
  readonly username: string;
  readonly password: string;
  readonly tenant: string;
}

/** Tokens that a login or a refresh gives. */
export interface Issued {
  readonly accessToken: string;
  readonly encryptedAccessToken: string;
  readonly expireInSeconds: number;
}

/** What {@link Auth} works with. */
export interface AuthParts {
  readonly account: DenvrAccount;
  readonly database: Database;
  readonly clock: EngineClock;
  readonly options: DenvrOptions;
}

type Kind = 'access' | 'refresh';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

function same(given: string, expected: string): boolean {
  return timingSafeEqual(hash(given), hash(expected));
}

const digest = (token: string): string => hash(token).toString('hex');

/** Lets callers in: the API key, or tokens got by a login. Only digests of tokens are stored. */
export class Auth {
  readonly account: DenvrAccount;
  readonly #clock: EngineClock;
  readonly #options: DenvrOptions;
  readonly #insert: Statement;
  readonly #find: Statement<{ expires_at: number }>;
  readonly #delete: Statement;
  readonly #forgetOld: Statement;

  constructor({ account, database, clock, options }: AuthParts) {
    this.account = account;
    this.#clock = clock;
    this.#options = options;
    this.#insert = database.prepare(
      'INSERT INTO denvr_tokens (digest, kind, expires_at) VALUES (?, ?, ?)',
    );
    this.#find = database.prepare('SELECT expires_at FROM denvr_tokens WHERE digest=? AND kind=?');
    this.#delete = database.prepare('DELETE FROM denvr_tokens WHERE digest=?');
    this.#forgetOld = database.prepare('DELETE FROM denvr_tokens WHERE expires_at<?');
  }

  /**
   * Who an Authorization header stands for.
   *
   * @throws RefusedError 401 for nobody.
   */
  caller(header: string | undefined): Caller {
    const [, scheme = '', value = ''] = /^(\S+) +(\S+)\s*$/.exec(header ?? '') ?? [];
    const word = scheme.toLowerCase();
    if (word === 'apikey' && same(value, this.account.apikey)) return { token: null };
    if (word === 'bearer' && this.#isValid(value, 'access')) return { token: value };
    throw notLoggedIn();
  }

  /**
   * Logs in.
   *
   * @throws RefusedError for a wrong user name or password.
   */
  login(username: string, password: string): Issued & { readonly refreshToken: string } {
    const isUser = same(username.toLowerCase(), this.account.username.toLowerCase());
    if (!same(password, this.account.password) || !isUser) {
      throw new RefusedError(Number(this.#options.loginFailure), 'Login failed!', {
        details: 'Invalid user name or password',
      });
    }
    this.#forgetOld.run(this.#clock.now());
    const { refreshTokenSeconds } = this.#options;
    return { ...this.#issue(), refreshToken: this.#make('refresh', refreshTokenSeconds) };
  }

  /**
   * A new access token for a refresh token.
   *
   * @throws RefusedError 401 when that is wrong or too old.
   */
  refresh(refreshToken: string): Issued {
    if (!this.#isValid(refreshToken, 'refresh')) {
      throw new RefusedError(401, 'The refresh token is not valid.');
    }
    return this.#issue();
  }

  /** Makes a token worthless; an API key stays what it is. */
  logOut({ token }: Caller): void {
    if (token !== null) this.#delete.run(digest(token));
  }

  #issue(): Issued {
    const { accessTokenSeconds } = this.#options;
    const accessToken = this.#make('access', accessTokenSeconds);
    const encryptedAccessToken = randomBytes(24).toString('base64');
    return { accessToken, encryptedAccessToken, expireInSeconds: accessTokenSeconds };
  }

  #make(kind: Kind, seconds: number): string {
    const token = randomBytes(32).toString('base64url');
    this.#insert.run(digest(token), kind, this.#clock.now() + seconds * 1000);
    return token;
  }

  #isValid(token: string, kind: Kind): boolean {
    const found = this.#find.get(digest(token), kind);
    return found !== undefined && found.expires_at > this.#clock.now();
  }
}
