// The built site under test: its files, its pages by kind, and a server that puts it
// under a sub-path of loopback. It reads only; it never builds.

import { createServer } from 'node:http';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the built site. */
export const SITE = process.env.GONGKAI_SITE_UNDER_TEST ?? join(ROOT, 'target', 'browser-site');

/** The binary that built it. */
export const GONGKAI = process.env.GONGKAI ?? join(ROOT, 'target', 'release', 'gongkai');

/** The bureau's content. */
export const CONTENT = join(ROOT, 'content');

/** Where pictures of pages go. */
export const SCREENSHOTS = join(ROOT, 'target', 'screenshots');

/** The sub-path for which the site under test was built. */
export const BASE = '/x/y/';

/** The sections, in the order of the navigation. */
export const SECTIONS = [
  'column', 'documents', 'consultations', 'records', 'procurement', 'projects', 'agencies',
  'appointments', 'budgets', 'expenses', 'commitments', 'duties', 'reports', 'pages',
];

/** Every file below a folder, as sorted paths relative to it, with forward slashes. */
export function filesUnder(folder) {
  const found = readdirSync(folder, { recursive: true })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.split(sep).join('/'));
  return found.sort();
}

/** Every file of the site. */
export const FILES = filesUnder(SITE);

/** Every HTML page of the site. */
export const PAGES = FILES.filter((path) => path.endsWith('.html'));

/** The bytes of a file of the site. */
export const bytes = (path) => readFileSync(join(SITE, path));

/** A file of the site as text. */
export const text = (path) => bytes(path).toString('utf8');

/** Whether a page is what remains of an item that was public. */
export const isTombstone = (path) => text(path).includes('<body class="tombstone">');

/** The pages of the items of a section. */
export function items(section) {
  return PAGES.filter(
    (path) => relative(section, path).split(sep).length === 1 && path.startsWith(`${section}/`)
      && !path.endsWith('/index.html') && !isTombstone(path),
  );
}

/** Whether part of the item on a page is withheld. */
export const isMasked = (path) => text(path).includes('id="sl-grounds"');

/** Whether the item on a page is a demonstration. */
export const isDemonstration = (path) => text(path).includes('notice demo');

/** Whether an attachment can be downloaded from a page. */
export const hasAttachment = (path) => text(path).includes(' download="');

const first = (paths, what, isWanted) => {
  const found = paths.find(isWanted);
  if (!found) throw new Error(`the site has no page ${what}`);
  return found;
};

/** One page of every kind that a citizen can meet, with a name for each. */
export function representative() {
  const details = SECTIONS.filter((section) => section !== 'pages').map((section) => {
    const rich = items(section).sort((a, b) => bytes(b).length - bytes(a).length);
    return [`detail-${section}`, rich[0]];
  });
  const all = SECTIONS.flatMap(items);
  return Object.fromEntries([
    ['home', 'index.html'],
    ...SECTIONS.map((section) => [`section-${section}`, `${section}/index.html`]),
    ['list-year', first(PAGES, 'with a list by year', (path) => path.startsWith('records/by-year/'))],
    ['list-category', first(PAGES, 'with a list by category', (path) => path.startsWith('column/by-category/'))],
    ...details,
    ['masked-record', first(items('records'), 'with a masked record', isMasked)],
    ['masked-text', first(items('column'), 'with a masked passage', isMasked)],
    ['demonstration', first(all, 'with a demonstration', isDemonstration)],
    ['attachments', first(all, 'with an attachment', hasAttachment)],
    ...items('pages').map((path) => [path.slice(0, -'.html'.length).replace('/', '-'), path]),
    ['catalogue', 'catalogue/index.html'],
    ['catalogue-year', first(PAGES, 'with the catalogue of a year', (path) => path.startsWith('catalogue/by-year/'))],
    ['register', 'register.html'],
    ['not-found', '404.html'],
    ['sitemap', 'sitemap.html'],
    ['tombstone', first(PAGES, 'of an ended item', isTombstone)],
  ]);
}

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.xml': 'application/xml',
  '.csv': 'text/csv; charset=utf-8', '.svg': 'image/svg+xml', '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Serves a folder under a sub-path on loopback; what is not there gets 404.html. */
export async function serve(folder = SITE, base = BASE) {
  const known = new Set(filesUnder(folder));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const inner = path.startsWith(base) ? path.slice(base.length) : null;
    const asked = inner === '' || inner?.endsWith('/') ? `${inner}index.html` : inner;
    const is = asked !== null && known.has(asked);
    const answer = is ? asked : '404.html';
    response.writeHead(is ? 200 : 404, { 'content-type': TYPES[extname(answer)] ?? 'application/octet-stream' });
    response.end(readFileSync(join(folder, answer)));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    address: (path) => origin + base + path,
    close: () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); }),
  };
}
