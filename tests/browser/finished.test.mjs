// The finished files, read one by one: only known types; every link leads to a file and
// a place in it; feeds, data and the site map are what they claim to be.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, posix } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { unsaidOfReport } from './report_page.mjs';
import { BASE, CONTENT, FILES, GONGKAI, PAGES, bytes, filesUnder, isTombstone, text } from './site.mjs';

const MOST_BYTES = {
  '.html': 512_000, '.json': 5_000_000, '.csv': 5_000_000, '.xml': 1_000_000, '.css': 200_000,
  '.js': 200_000, '.svg': 100_000, '.pdf': 20_000_000, '.docx': 20_000_000, '.xlsx': 20_000_000,
};
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const known = new Set(FILES);

const decoded = (value) => value.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name) => {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  return String.fromCodePoint(name[1].toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
});

/** Every address that a page or feed names, and every place in it that has a name. */
function readMarkup(source) {
  const addresses = [];
  const places = new Set();
  for (const [tag] of source.replace(/<!--.*?-->/gs, '').matchAll(/<[a-z][^>]*>/gi)) {
    for (const [, name, value] of tag.matchAll(/\s([\w:-]+)="([^"]*)"/g)) {
      if (['href', 'src', 'xlink:href', 'action', 'poster', 'data', 'srcset'].includes(name)) addresses.push(decoded(value));
      if (name === 'id') places.add(decoded(value));
    }
  }
  return { addresses, places };
}

const markup = new Map(
  FILES.filter((path) => /\.(html|xml|svg)$/.test(path)).map((path) => [path, readMarkup(text(path))]),
);

/** What is wrong with one address on a page; null if nothing. */
function fault(from, address) {
  if (/^(https?:|mailto:|tel:)/.test(address)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return 'unknown scheme';
  const [path, place] = address.split('#');
  let target = from;
  if (path.startsWith('/')) {
    if (from !== '404.html' || !path.startsWith(BASE)) return 'not relative';
    target = path.slice(BASE.length);
  } else if (path !== '') {
    target = posix.normalize(posix.join(posix.dirname(from), decodeURIComponent(path)));
  }
  if (!known.has(target)) return 'leads to no file';
  if (place === undefined) return null;
  return markup.get(target)?.places.has(decodeURIComponent(place)) ? null : 'leads to no place in its page';
}

test('only file types that portals accept, of a size that an old phone can take', () => {
  const refused = FILES.filter((path) => !(bytes(path).length <= MOST_BYTES[extname(path)]));
  assert.deepEqual(refused, []);
});

test('every file name is plain ASCII and there once', () => {
  assert.deepEqual(FILES.filter((path) => !/^[a-z0-9][a-z0-9/.-]*$/.test(path)), []);
  assert.equal(new Set(FILES.map((path) => path.toLowerCase())).size, FILES.length);
});

test('every link leads to a file, and to a place in it', () => {
  let followed = 0;
  const broken = [];
  for (const [path, { addresses }] of markup) {
    for (const address of addresses) {
      const wrong = fault(path, address);
      followed += 1;
      if (wrong) broken.push(`${path}: ${address}: ${wrong}`);
    }
  }
  assert.deepEqual(broken.slice(0, 20), []);
  assert.ok(followed > PAGES.length * 20, `only ${followed} links were seen`);
});

test('the link checker notices what leads nowhere', () => {
  assert.equal(fault('records/index.html', 'nothing.html'), 'leads to no file');
  assert.equal(fault('records/index.html', '../index.html#nothing'), 'leads to no place in its page');
  assert.equal(fault('records/index.html', '/index.html'), 'not relative');
  assert.equal(fault('records/index.html', 'javascript:void(0)'), 'unknown scheme');
  assert.equal(fault('records/index.html', '../index.html#main'), null);
});

test('every file but the tombstones and 404 can be reached by links from the home page', () => {
  const reached = new Set(['index.html', '404.html']);
  const waiting = ['index.html'];
  while (waiting.length > 0) {
    const from = waiting.pop();
    const named = markup.get(from)?.addresses ?? [];
    for (const address of named.filter((a) => !/^([a-z]+:|\/|#)/.test(a))) {
      const target = posix.normalize(posix.join(posix.dirname(from), address.split('#')[0]));
      if (known.has(target) && !reached.has(target)) { reached.add(target); waiting.push(target); }
    }
  }
  const lost = FILES.filter((path) => !reached.has(path) && !path.startsWith('static/')
    && !path.startsWith('data/schema/') && !(path.endsWith('.html') && isTombstone(path)));
  assert.deepEqual(lost, []);
});

test('the headings of every page start with its one h1 and leave no level out', () => {
  const wrong = PAGES.filter((path) => {
    const levels = [...text(path).matchAll(/<h([1-6])[\s>]/g)].map((found) => Number(found[1]));
    const gap = levels.some((level, at) => at > 0 && level > levels[at - 1] + 1);
    return levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1 || gap;
  });
  assert.deepEqual(wrong, []);
});

test('every JSON file parses, every page of an item has its twin', () => {
  for (const path of FILES.filter((path) => path.endsWith('.json'))) JSON.parse(text(path));
  const pages = PAGES.filter((path) => /^[a-z]+\/[^/]+\.html$/.test(path)
    && !path.endsWith('/index.html') && !isTombstone(path));
  for (const page of pages) {
    const twin = JSON.parse(text(page.replace(/\.html$/, '.json')));
    assert.equal(`${twin.id}.html`, page);
    assert.ok(known.has(twin.url), twin.url);
  }
  const twins = FILES.filter((path) => path.endsWith('.json') && !path.startsWith('data/'));
  assert.equal(twins.length, pages.length, 'a twin without a page');
});

/** The labels of every field that a value has, by the schema of its twin. */
function labels(schema, value) {
  const form = schema.anyOf?.[0] ?? schema;
  if (Array.isArray(value)) return value.flatMap((entry) => labels(form.items ?? form, entry));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = form.properties?.[name];
    if (!own?.title || name === 'id') return [];
    return [own.title, ...labels(own, inner)];
  });
}

test('what a twin says of an item, its page says too', () => {
  let [seen, figures] = [0, 0];
  const unsaid = [];
  for (const path of FILES.filter((path) => path.endsWith('.json') && !path.startsWith('data/'))) {
    const twin = JSON.parse(text(path));
    const schema = JSON.parse(text(`data/schema/${twin.kind}.json`)).properties.fields;
    const page = text(path.replace(/\.json$/, '.html'));
    if (twin.kind === 'reports') {
      const said = unsaidOfReport(twin.fields, page);
      figures += said.figures;
      unsaid.push(...said.unsaid.map((what) => `${path}: ${what}`));
      continue;
    }
    for (const label of labels(schema, twin.fields)) {
      seen += 1;
      if (!page.includes(label)) unsaid.push(`${path}: ${label}`);
    }
  }
  assert.deepEqual([...new Set(unsaid)].slice(0, 20), []);
  assert.ok(seen > 500, `only ${seen} labels were looked for`);
  assert.ok(figures > 100, `only ${figures} figures of reports were looked for`);
});

test('a report that lacks one figure, or one text, is noticed', () => {
  const paths = FILES.filter((path) => /^reports\/(?!index)[^/]*\.json$/.test(path));
  for (const path of paths) {
    const { fields } = JSON.parse(text(path));
    const page = text(path.replace(/\.json$/, '.html'));
    const figure = page.replace(/(<td><span class="number">)[1-9]\d{0,2}(<)/, '$10$2');
    assert.notEqual(figure, page, `${path} has no figure`);
    assert.notDeepEqual(unsaidOfReport(fields, figure).unsaid, [], path);
    const words = page.replaceAll(decoded(fields.other).slice(0, 6), '');
    assert.notDeepEqual(unsaidOfReport(fields, words).unsaid, [], path);
  }
  assert.ok(paths.length > 3);
});

/** The rows of a CSV file with quotes. */
function rows(source) {
  const all = [[]];
  for (const [, quoted, plain, end] of source.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/g)) {
    all.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') all.push([]);
  }
  if (all.at(-1).length === 1 && all.at(-1)[0] === '') all.pop();
  return all;
}

test('every CSV opens in a spreadsheet: byte order mark, one length of row, as many as the JSON', () => {
  const tables = FILES.filter((path) => path.endsWith('.csv'));
  assert.ok(tables.length > 0);
  for (const path of tables) {
    const source = text(path);
    assert.equal(source.charCodeAt(0), 0xfeff, `${path} has no byte order mark`);
    const [head, ...body] = rows(source.slice(1));
    assert.equal(new Set(head).size, head.length, `${path} names a column twice`);
    for (const row of body) assert.equal(row.length, head.length, `${path}: ${row}`);
    const data = JSON.parse(text(path.replace(/\.csv$/, '.json')));
    const items = Array.isArray(data) ? data : data.items;
    assert.equal(body.length, items.length, path);
  }
});

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Parses XML as a browser does; gives what is wrong, and how often each element occurs at each place. */
async function parseXml(sources) {
  const page = await browser.newPage();
  const parsed = await page.evaluate((given) => given.map((source) => {
    const dom = new DOMParser().parseFromString(source, 'application/xml');
    const children = (node) => [...node.children].map((child) => [child.localName, child.textContent]);
    return {
      error: dom.querySelector('parsererror')?.textContent ?? null,
      root: dom.documentElement.localName,
      namespace: dom.documentElement.namespaceURI,
      own: children(dom.documentElement),
      entries: [...dom.documentElement.children].filter((n) => n.localName === 'entry').map(children),
      locations: [...dom.querySelectorAll('loc')].map((n) => n.textContent),
    };
  }), sources);
  await page.close();
  return parsed;
}

test('every feed is Atom', async () => {
  const feeds = FILES.filter((path) => path.startsWith('feeds/'));
  assert.ok(feeds.length > 1);
  const parsed = await parseXml(feeds.map(text));
  parsed.forEach((feed, at) => {
    const has = (given, name) => given.some(([own, value]) => own === name && (value !== '' || name === 'link'));
    assert.equal(feed.error, null, feeds[at]);
    assert.deepEqual([feed.root, feed.namespace], ['feed', 'http://www.w3.org/2005/Atom'], feeds[at]);
    for (const name of ['id', 'title', 'updated', 'author', 'link']) assert.ok(has(feed.own, name), `${feeds[at]} lacks ${name}`);
    for (const entry of feed.entries) {
      for (const name of ['id', 'title', 'updated', 'link', 'author']) assert.ok(has(entry, name), `${feeds[at]}: an entry lacks ${name}`);
    }
    const ids = feed.entries.map((entry) => entry.find(([name]) => name === 'id')[1]);
    assert.equal(new Set(ids).size, ids.length, `${feeds[at]} repeats an id`);
  });
  assert.equal((await parseXml(['<feed><a></feed>']))[0].error === null, false, 'the parser accepts anything');
});

test('with an address of its own the site has a map for search engines', async () => {
  assert.ok(!known.has('sitemap.xml'), 'a site that knows no address cannot have a sitemap');
  const folder = mkdtempSync(join(tmpdir(), '公开 site-'));
  cpSync(CONTENT, join(folder, 'content'), { recursive: true });
  const facts = join(folder, 'content', 'site.toml');
  const own = readFileSync(facts, 'utf8');
  writeFileSync(facts, own.replace(/^name = /m, 'url = "https://example.invalid/gk/"\nname = '));
  const run = spawnSync(GONGKAI, ['build', '--as-of', '2026-11-23', '--site', folder], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  const output = join(folder, 'output');
  const [map] = await parseXml([readFileSync(join(output, 'sitemap.xml'), 'utf8')]);
  assert.equal(map.error, null);
  assert.equal(map.root, 'urlset');
  const built = new Set(filesUnder(output));
  const paths = map.locations
    .map((location) => location.replace('https://example.invalid/gk/', ''))
    .map((path) => (path === '' || path.endsWith('/') ? `${path}index.html` : path));
  assert.deepEqual(paths.filter((path) => !built.has(path)), []);
  assert.ok(paths.length > 100);
  assert.deepEqual(paths.filter(isTombstone), [], 'the map names what was taken down');
  assert.match(readFileSync(join(output, 'index.html'), 'utf8'), /<link rel="canonical" href="https:\/\/example\.invalid\/gk\/(index\.html)?">/);
  rmSync(folder, { recursive: true });
});
