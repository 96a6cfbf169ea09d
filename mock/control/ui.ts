import { readFile } from 'node:fs/promises';
import { Hono, type MiddlewareHandler } from 'hono';
import { type AnyAnswer, HTML_TYPE, toResponse } from '../http/answer.js';
import type { Env } from '../http/context.js';
import type { RawRequest } from '../http/request.js';

/** Where the dashboard is, below the base URL of its world. */
const UI_PATH = '/_mock/ui';

/** What the page loads, as the build puts it beside this file. */
const assets: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  'dashboard.js': { file: './bundled/dashboard.js', type: 'text/javascript; charset=utf-8' },
  // Loaded when a chart or a graph is shown first.
  'chart.js': { file: './bundled/chart.js', type: 'text/javascript; charset=utf-8' },
  'layout.js': { file: './bundled/layout.js', type: 'text/javascript; charset=utf-8' },
  'dashboard.css': { file: './bundled/dashboard.css', type: 'text/css; charset=utf-8' },
  'flowmate.json': {
    file: '../../openapi/generated/flowmate.json',
    type: 'application/json; charset=utf-8',
  },
};

/** The page loads its own files and nothing else, runs no script that stands in a text, and is shown in no frame. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

const ICON = encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#0a58ca"/><path d="M4 11V5h7M4 8h5" fill="none" stroke="#fff" stroke-width="2"/></svg>',
);

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>flowmate-mock</title>
<link rel="icon" href="data:image/svg+xml,${ICON}">
<link rel="stylesheet" href="ui/dashboard.css">
<script type="module" src="ui/dashboard.js"></script>
</head>
<body>
<div id="app"></div>
<noscript><p>The dashboard needs JavaScript. All that it shows is in the control API, too: GET /_mock/requests.</p></noscript>
</body>
</html>
`;

/** Read when they are first asked for: a mock that serves no page reads none. */
const texts = new Map<string, Promise<string>>();

function textOf(file: string): Promise<string> {
  const known = texts.get(file) ?? readFile(new URL(file, import.meta.url), 'utf8');
  texts.set(file, known);
  known.catch(() => texts.delete(file));
  return known;
}

/** Whether a path in lower case is the dashboard's. It holds nothing of any world. */
export function isUi(path: string): boolean {
  return path === UI_PATH || path.startsWith(`${UI_PATH}/`);
}

/** Where the package has its documentation: seen from the sources, and from what is built of them. */
const docs = ['../../docs/', '../../../docs/'];

/** A page of the documentation, as it was written: it explains offline what the dashboard links to. */
async function docsPage(request: RawRequest, name: string): Promise<AnyAnswer> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && /^[a-z]+(?:-[a-z]+)*\.md$/.test(name)) {
    for (const folder of docs) {
      const text = await textOf(folder + name).catch(() => undefined);
      if (text !== undefined) {
        return { status: 200, text, type: 'text/plain; charset=utf-8', headers: HEADERS };
      }
    }
  }
  const error = `The documentation has no page ${JSON.stringify(name)} to GET: docs/ in the package has them, such as ${UI_PATH}/docs/dashboard.md.`;
  return { status: 404, body: { error } };
}

async function answerTo(request: RawRequest, name: string): Promise<AnyAnswer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const error = `The dashboard has no ${request.method}: GET, HEAD are there.`;
    return { status: 405, body: { error }, headers: { allow: 'GET, HEAD' } };
  }
  if (name === '') {
    // The files of the page stand beside it.
    return request.path.endsWith('/')
      ? { status: 302, headers: { location: '../ui' } }
      : { status: 200, text: PAGE, type: HTML_TYPE, headers: HEADERS };
  }
  const asset = Object.hasOwn(assets, name) ? assets[name] : undefined;
  if (asset === undefined) {
    const error = `The dashboard has no file ${JSON.stringify(name)}: its page is ${UI_PATH}.`;
    return { status: 404, body: { error } };
  }
  try {
    return { status: 200, text: await textOf(asset.file), type: asset.type, headers: HEADERS };
  } catch {
    return { status: 503, body: { error: 'The dashboard is not built: npm run build does it.' } };
  }
}

/** The dashboard: a page that uses the control API alone. */
export const ui = createUi();

function createUi(): Hono<Env> {
  const app = new Hono<Env>();
  app.all(UI_PATH, async (c) => toResponse(c.get('request'), await answerTo(c.get('request'), '')));
  app.all(`${UI_PATH}/docs/:page`, async (c) =>
    toResponse(c.get('request'), await docsPage(c.get('request'), c.req.param('page'))),
  );
  app.all(`${UI_PATH}/:file`, async (c) =>
    toResponse(c.get('request'), await answerTo(c.get('request'), c.req.param('file'))),
  );
  return app;
}

/** Leads browsers from the base URL of a world to its dashboard. Other clients get what FlowMate answers there. */
export const toUi: MiddlewareHandler<Env> = async (c, next) => {
  const { request, sandbox } = c.get('context');
  if (!/\btext\/html\b/i.test(request.header('accept') ?? '')) {
    return next();
  }
  const location = `${sandbox.name === undefined ? '' : `/@${sandbox.name}`}${UI_PATH}`;
  return toResponse(request, { status: 302, headers: { location, vary: 'accept', 'cache-control': 'no-store' } });
};
