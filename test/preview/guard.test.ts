import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsBelow } from '../support/folders.js';
import { type Desk, openDesk } from '../support/preview.js';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

describe('the preview answers its own page only', () => {
  let desk: Desk;
  let port: number;
  let token: string;
  let cookie: string;
  beforeAll(async () => {
    desk = await openDesk();
    const address = new URL(desk.preview.address);
    port = Number(address.port);
    token = address.searchParams.get('token') ?? '';
    const first = await ask(`/?token=${token}`, { cookie: '' });
    cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
  });
  afterAll(() => desk.close());

  /** A request to the letter: fetch would mend paths and hosts. */
  function ask(path: string, headers: Record<string, string> = {}, method = 'GET', text?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const all = { host: `127.0.0.1:${port}`, cookie, ...headers };
      const sent = request({ host: '127.0.0.1', port, path, method, headers: all }, (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }

  const key = 'pillars/first/measures/begin/text';
  const edits = { changes: [{ key, language: 'en', before: 'Begin early.', text: 'Begin evil.' }] };
  const drafted = { ...edits, audience: 'readers', locale: 'en', unit: 'first.begin' };
  const placed = { audience: 'readers', unit: 'second.finish', place: { pin: 'keep' } };
  const bodies: Readonly<Record<string, object>> = {
    '/api/save': edits,
    '/api/draft': drafted,
    '/api/trial': { ...placed, locale: 'en' },
    '/api/place': { ...placed, before: {} },
  };
  /** As the page of the preview sends it, but for what a test changes. */
  function send(path: string, headers: Record<string, string | undefined> = {}, text?: string): Promise<Answer> {
    const body = text ?? JSON.stringify(bodies[path]);
    const own = {
      ...{ origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' },
      ...{ 'sec-fetch-site': 'same-origin', 'content-length': String(Buffer.byteLength(body)), ...headers },
    };
    const put = Object.entries(own).flatMap(([k, v]) =>
      v === undefined ? [] : [[k, v.replace('PORT', String(port))]],
    );
    return ask(path, Object.fromEntries(put), 'POST', body);
  }

  const secrets = /Begin (?:early|evil)|argument\.yaml|readers/;

  it('gives the page to the address that the terminal printed, and keeps the token in a cookie', async () => {
    const first = await ask(`/?token=${token}`, { cookie: '' });
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(String(first.headers['set-cookie'])).toMatch(
      /^policy-brief-\d+=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await ask('/')).status).toBe(200);
    expect((await ask('/api/state')).body).toMatch(secrets);
  });

  it.each([
    ['without the cookie', { cookie: '' }, 403],
    ['with another cookie', { cookie: 'policy-brief-1=x' }, 403],
    ['with a wrong token in the cookie', { cookie: `policy-brief-PORT=${'A'.repeat(32)}` }, 403],
    ['under another name (DNS rebinding)', { host: 'evil.test' }, 421],
    ['under another name with our port', { host: 'evil.test:PORT' }, 421],
    ['under our name with another port', { host: '127.0.0.1:1' }, 421],
    ['under a name that only begins like ours', { host: '127.0.0.1.evil.test:PORT' }, 421],
    ['for another origin', { origin: 'https://evil.test' }, 403],
    ['for no origin', { origin: 'null' }, 403],
    ['for another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['for another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['for another port, which browsers call the same site', { 'sec-fetch-site': 'same-site' }, 403],
  ] as const)('refuses a request %s', async (_, headers, status) => {
    const put = Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, v.replace('PORT', String(port))]));
    for (const path of ['/', '/api/state', '/api/brief/readers/en', '/brief/readers/en/md', '/api/events']) {
      const answer = await ask(path, put);
      expect(answer.status, path).toBe(status);
      expect(answer.body).not.toMatch(secrets);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it.each(['', 'Host:\r\n', 'Host: evil.test\r\nHost: 127.0.0.1:PORT\r\n', 'Host: 127.0.0.1:PORT.evil.test\r\n'])(
    'refuses a request whose hosts are %j',
    async (lines) => {
      const answer = await new Promise<string>((resolve, reject) => {
        let said = '';
        const socket = connect(port, '127.0.0.1', () => {
          const version = lines === '' ? '1.0' : '1.1';
          const hosts = lines.replaceAll('PORT', String(port));
          socket.write(`GET /api/state HTTP/${version}\r\n${hosts}Cookie: ${cookie}\r\nConnection: close\r\n\r\n`);
        });
        socket.on('data', (chunk) => {
          said += chunk;
        });
        socket.on('end', () => resolve(said));
        socket.on('error', reject);
      });
      expect(answer).toMatch(/^HTTP\/1\.1 4(?:00|21) /);
      expect(answer).not.toMatch(secrets);
    },
  );

  it('refuses a wrong token, and the right one under another name or for another site', async () => {
    expect((await ask(`/?token=${'x'.repeat(32)}`, { cookie: '' })).status).toBe(403);
    expect((await ask('/?token=', { cookie: '' })).status).toBe(403);
    expect((await ask(`/?token=${token}`, { cookie: '', host: 'evil.test' })).status).toBe(421);
    expect((await ask(`/?token=${token}`, { cookie: '', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    expect((await ask('/api/state', {}, method)).status).toBe(405);
  });

  const argument = () => readFileSync(desk.path('argument.yaml'), 'utf8');

  it.each([
    ['without a token', { cookie: '' }, 403],
    ['with a wrong token', { cookie: `policy-brief-PORT=${'A'.repeat(32)}` }, 403],
    ['without an origin', { origin: undefined }, 403],
    ['of another site', { origin: 'https://evil.test' }, 403],
    ['of no origin', { origin: 'null' }, 403],
    ['of the same machine under another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['of the same machine under another name', { origin: 'http://localhost:PORT' }, 403],
    ['of another kind of address', { origin: 'https://127.0.0.1:PORT' }, 403],
    ['of another site, by what the browser says', { 'sec-fetch-site': 'cross-site' }, 403],
    ['of another port, by what the browser says', { 'sec-fetch-site': 'same-site' }, 403],
    ['under another name (DNS rebinding)', { host: 'evil.test:PORT', origin: 'http://evil.test:PORT' }, 421],
    ['as a form sends it', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as plain text, which no browser asks about', { 'content-type': 'text/plain' }, 415],
    ['of no type', { 'content-type': undefined }, 415],
    ['of a type that only begins alike', { 'content-type': 'application/json-patch+json' }, 415],
    ['of two types', { 'content-type': 'text/plain; application/json' }, 415],
    ['that is too long', { 'content-length': undefined, 'transfer-encoding': 'chunked' }, 413],
  ] as const)('refuses an edit %s, and writes nothing', async (_, headers, status) => {
    const before = textsBelow(desk.path('.'));
    for (const path of Object.keys(bodies)) {
      const answer = await send(path, headers);
      expect(answer.status, path).toBe(status);
      expect(answer.body).not.toMatch(secrets);
    }
    expect(textsBelow(desk.path('.'))).toEqual(before);
  });

  it.each([
    ['no JSON', 'changes'],
    ['another shape', '{"changes":{}}'],
    ['more than edits', '{"changes":[],"path":"../x"}'],
    ['a text that is none', `{"changes":[{"key":"${key}","language":"en","before":"Begin early.","text":7}]}`],
    ['too many', JSON.stringify({ changes: Array.from({ length: 201 }, () => edits.changes[0]) })],
  ])('refuses %s', async (_, text) => {
    for (const path of Object.keys(bodies)) expect((await send(path, {}, text)).status, path).toBe(400);
  });

  it.each(['../../../../etc/passwd', 'pack/id', 'references/0/title', '__proto__/text', 'audiences/readers/id', ''])(
    'writes no other thing than a text of the pack: %s',
    async (other) => {
      const before = textsBelow(desk.path('.'));
      const change = { key: other, language: 'en', before: null, text: 'evil' };
      const answer = await send('/api/save', {}, JSON.stringify({ changes: [change] }));
      expect(answer.status).toBe(422);
      expect(textsBelow(desk.path('.'))).toEqual(before);
    },
  );

  it.each([
    ['another reader', { ...placed, audience: '../pack' }],
    ['another unit', { ...placed, unit: 'no.unit' }],
    ['a unit that is YAML', { ...placed, unit: 'x\nid: evil' }],
    ['a unit that is more than one', { ...placed, unit: 'second.finish, first.begin' }],
    ['a weight that is YAML', { ...placed, place: { weight: '1\nid: evil' } }],
    ['a reason that is none', { ...placed, place: { pin: 'drop' } }],
  ])('writes nothing for %s', async (_, edit) => {
    const before = textsBelow(desk.path('.'));
    const answer = await send('/api/place', {}, JSON.stringify({ ...edit, before: {} }));
    expect([400, 422]).toContain(answer.status);
    expect(textsBelow(desk.path('.'))).toEqual(before);
  });

  it('takes an edit of its own page', async () => {
    expect((await send('/api/draft')).status).toBe(200);
    expect(argument()).toContain('"Begin early."');
    expect((await send('/api/save')).status).toBe(200);
    expect(argument()).toContain('"Begin evil."');
    expect((await send('/api/save', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
    expect((await send('/api/trial')).status).toBe(200);
    expect((await send('/api/place')).status).toBe(200);
    expect(readFileSync(desk.path('audiences/readers.yaml'), 'utf8')).toContain('keep:\n  - second.finish\n');
  });

  it('takes none where it is read-only', async () => {
    const other = await openDesk({ readOnly: true });
    try {
      const address = new URL(other.preview.address);
      const origin = address.origin;
      const first = await fetch(other.preview.address, { redirect: 'manual' });
      const own = String(first.headers.get('set-cookie')).split(';')[0] ?? '';
      const headers = { cookie: own, origin, 'content-type': 'application/json' };
      const state = (await (await fetch(`${origin}/api/state`, { headers })).json()) as { editable: boolean };
      expect(state.editable).toBe(false);
      for (const [path, body] of Object.entries(bodies)) {
        const answer = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
        expect(answer.status).toBe(405);
      }
      expect(readFileSync(other.path('argument.yaml'), 'utf8')).toContain('"Begin early."');
    } finally {
      await other.close();
    }
  });

  it.each([
    '/../../../../etc/passwd',
    '/assets/../../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%252f..%252fpackage.json',
    '/assets/preview-page.js%00.css',
    '/assets/..\\..\\package.json',
    '/brief/readers/en/..%2f..%2fpack.yaml',
    '/brief/..%2f..%2fpack/en/md',
    '/brief/readers/..%2fen/md',
    '/brief/readers/en/yaml',
    '/brief/constructor/en/md',
    '/brief/readers/__proto__/md',
    '/api/brief/__proto__/en',
    '/content/mini/pack.yaml',
    '//etc/passwd',
    '/%',
  ])('has nothing at %s', async (path) => {
    const answer = await ask(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toMatch(/root:|"name"|languages|Begin/);
  });

  it('lets no other origin read, frame or guess what it answers', async () => {
    for (const path of ['/', '/api/state', '/assets/preview-page.js', '/brief/readers/en/html', '/nothing']) {
      const { headers } = await ask(path);
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers['content-security-policy'], path).toMatch(/frame-ancestors '(none|self)'/);
    }
  });

  it('has a new nonce for each page, and no other script', async () => {
    const [one, other] = await Promise.all([ask('/'), ask('/')]);
    const nonceOf = ({ headers }: Answer) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
    expect(nonceOf(one)).toMatch(/^.{24}$/);
    expect(nonceOf(one)).not.toBe(nonceOf(other));
    expect(one.body).toContain(`nonce="${nonceOf(one)}"`);
    expect(String(one.headers['content-security-policy'])).not.toMatch(/unsafe|\*/);
  });

  it('runs nothing of a brief in its frame', async () => {
    const { headers } = await ask('/brief/readers/en/html');
    expect(headers['content-security-policy']).toMatch(/^sandbox allow-same-origin; default-src 'none'/);
  });

  it('listens on the loopback address only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const failed = new Promise((resolve) => {
        request({ host: address, port, path: '/' }, () => resolve('answered'))
          .on('error', (cause: NodeJS.ErrnoException) => resolve(cause.code))
          .end();
      });
      expect(await failed).toBe('ECONNREFUSED');
    }
  });
});
