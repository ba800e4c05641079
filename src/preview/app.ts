import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { type Format, formats } from '../model/variant.js';
import { draftRequestSchema, placeEditSchema, textEditsSchema, trialRequestSchema } from '../schema/preview-edits.js';
import type { Assets } from './assets.js';
import { type Gate, guard } from './guard.js';
import type { PreviewSession } from './session.js';

/** Notifies open pages that there is something new to fetch. */
export class Announcements {
  private readonly listeners = new Set<(version: number) => void>();

  announce(version: number): void {
    for (const listener of this.listeners) listener(version);
  }

  listen(listener: (version: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

const types: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Browsers drop silent connections; pages notice by the heartbeat that the preview has ended. */
const heartbeatMs = 15_000;

/**
 * The preview as a web application. Names in addresses are looked up among the readers and languages of the pack and the
 * assets; none ever becomes a path of a file.
 */
export function createApp(session: PreviewSession, news: Announcements, assets: Assets, gate: Gate): Hono {
  const app = new Hono();
  app.use(guard(gate));

  app.get('/', (c) => {
    const nonce = randomBytes(18).toString('base64');
    c.header('Content-Security-Policy', shellPolicy(nonce));
    return c.html(shell(nonce));
  });

  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    if (!asset) return c.notFound();
    c.header('Content-Type', asset.type);
    return c.body(new Uint8Array(asset.bytes));
  });

  app.get('/api/state', (c) => c.json(session.state(c.req.query('audience'), c.req.query('names'))));

  app.get('/api/brief/:audience/:locale', (c) => {
    const brief = session.brief(c.req.param('audience'), c.req.param('locale'));
    return brief ? c.json(brief) : c.notFound();
  });

  app.get('/api/unit/:audience/:unit', (c) => c.json(session.unit(c.req.param('audience'), c.req.param('unit'))));

  app.get('/api/findings/:draft', async (c) => c.json(await session.check(Number(c.req.param('draft')))));

  app.post('/api/draft', async (c) => {
    const request = draftRequestSchema.safeParse(await bodyOf(c));
    return request.success ? c.json(session.draft(request.data)) : c.text('This is no draft.\n', 400);
  });

  app.post('/api/save', async (c) => {
    const edits = textEditsSchema.safeParse(await bodyOf(c));
    if (!edits.success) return c.text('These are no edits.\n', 400);
    const answer = await session.save(edits.data);
    return c.json(answer, answer.saved ? 200 : answer.conflicts.length > 0 ? 409 : 422);
  });

  app.post('/api/trial', async (c) => {
    const request = trialRequestSchema.safeParse(await bodyOf(c));
    return request.success ? c.json(session.trial(request.data)) : c.text('This is no place of a unit.\n', 400);
  });

  app.post('/api/place', async (c) => {
    const edit = placeEditSchema.safeParse(await bodyOf(c));
    if (!edit.success) return c.text('This is no place of a unit.\n', 400);
    const answer = await session.savePlace(edit.data);
    return c.json(answer, answer.saved ? 200 : answer.now ? 409 : 422);
  });

  app.get('/brief/:audience/:locale/:format', (c) => briefFile(c, session));

  app.get('/api/events', (c) =>
    streamSSE(c, async (stream) => {
      const stop = news.listen((version) => void stream.writeSSE({ event: 'change', data: String(version) }));
      stream.onAbort(() => {
        stop();
      });
      await stream.writeSSE({ event: 'hello', data: String(session.version) });
      while (!stream.aborted) {
        await stream.sleep(heartbeatMs);
        await stream.writeSSE({ event: 'still', data: '' });
      }
      stop();
    }),
  );

  app.notFound((c) => c.text('There is nothing here.\n', 404));
  return app;
}

/** What a body in JSON says; nothing where it is none. */
async function bodyOf(c: Context): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    return undefined;
  }
}

async function briefFile(c: Context, session: PreviewSession): Promise<Response> {
  const { audience = '', locale = '', format } = c.req.param();
  const known = formats.find((one) => one === format);
  const draft = c.req.query('draft');
  const bytes = known && (await session.file(audience, locale, known, draft === undefined ? undefined : Number(draft)));
  if (!known || bytes === undefined) return c.notFound();
  c.header('Content-Type', types[known]);
  // Whatever a page of the pack contains, it runs nothing and leads nowhere; only the preview may frame it.
  c.header(
    'Content-Security-Policy',
    "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'",
  );
  return typeof bytes === 'string' ? c.body(bytes) : c.body(new Uint8Array(bytes));
}

/** The page before its script fills it, in the language of the user. */
function shell(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>policy-brief</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/preview.css">
<script type="module" nonce="${nonce}" src="/assets/preview-page.js"></script>
</head>
<body>
<noscript>The preview needs JavaScript.</noscript>
<div id="preview"></div>
</body>
</html>
`;
}

/** Scripts by nonce, and what they load; nothing from outside, and no frame around the preview. */
function shellPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "worker-src 'self'",
    `style-src 'self'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data: blob:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
