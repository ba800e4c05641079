import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

export interface Gate {
  readonly port: number;
  /** Random in each run; first in the address that the terminal prints, then in a cookie. */
  readonly token: string;
  /** Whether pages may send what is to be written. */
  readonly editable: boolean;
}

/** What is sent to be looked at or written has its own addresses. */
const editPaths = ['/api/draft', '/api/save', '/api/trial', '/api/place'] as const;

/** The HTTP status of a request that is not answered, and why. */
type Refusal = readonly [status: 403 | 405 | 413 | 415 | 421, message: string];

/** All texts of a page at their longest, in all languages, are far below. */
const maxBodyBytes = 4 * 1024 * 1024;

/**
 * Answers the preview's own page only. Loopback is no protection by itself: any web page may send requests to it, even by
 * a host name of its own (DNS rebinding). So there is an exact list of hosts, no request of another site is answered,
 * and only the user at the terminal knows the token. What changes something must say its origin, which no form and no
 * link of another page can, and be JSON, which such a page may not send without being asked.
 */
export function guard({ port, token, editable }: Gate): MiddlewareHandler {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const cookie = `policy-brief-${port}`;
  return async (c, next) => {
    const foreign: Refusal | undefined = foreignRequest(c, hosts) ?? (isRead(c) ? undefined : refusedEdit(c, editable));
    if (foreign) return refuse(c, ...foreign);
    const given = c.req.query('token');
    if (given !== undefined) {
      if (!same(given, token)) return refuse(c, 403, 'This is not the address that the terminal printed.');
      setCookie(c, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      // So that the token leaves the address bar.
      return c.redirect('/', 303);
    }
    if (!same(getCookie(c, cookie) ?? '', token)) {
      return refuse(c, 403, 'Open the address that the terminal printed, with its token.');
    }
    await next();
    secure(c);
    return undefined;
  };
}

/** Why a request is not from the preview's own page, and the HTTP status for that. */
function foreignRequest(c: Context, hosts: readonly string[]): Refusal | undefined {
  const host = c.req.header('host') ?? '';
  if (!hosts.includes(host)) return [421, 'This address is not the preview’s.'];
  const origin = c.req.header('origin') ?? `http://${host}`;
  const site = c.req.header('sec-fetch-site') ?? 'none';
  if (origin !== `http://${host}` || !['same-origin', 'none'].includes(site)) {
    return [403, 'Another site asked for this.'];
  }
  return undefined;
}

function isRead({ req: { method } }: Context): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Why a request that would have something written is refused. Its host was looked at before. */
function refusedEdit(c: Context, editable: boolean): Refusal | undefined {
  const isEdit = c.req.method === 'POST' && editPaths.some((path) => path === c.req.path);
  if (!editable || !isEdit) return [405, 'The preview only shows.'];
  if (c.req.header('origin') !== `http://${c.req.header('host')}` || c.req.query('token') !== undefined) {
    return [403, 'Another page asked for this.'];
  }
  if (!/^application\/json(?:; *charset=utf-8)?$/i.test(c.req.header('content-type') ?? '')) {
    return [415, 'This is not JSON.'];
  }
  const length = Number(c.req.header('content-length') ?? Number.NaN);
  return length <= maxBodyBytes ? undefined : [413, 'This is too long.'];
}

function refuse(c: Context, ...[status, message]: Refusal): Response {
  const response = c.text(`${message}\n`, status);
  secure(c);
  return response;
}

/** Headers of every answer. Pages have a content security policy of their own. */
function secure(c: Context): void {
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('Cross-Origin-Opener-Policy', 'same-origin');
  c.header('Cache-Control', 'no-store');
  if (c.res.headers.get('Content-Security-Policy') === null) {
    c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  }
}

/** Compares in constant time. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
