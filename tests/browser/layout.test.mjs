// Every page at every width: no sideways scrolling, no error, no request that fails or
// leaves the site. Pictures of a dozen pages are taken on the way.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { WIDTHS, launch, overflow, size, watched } from './browser.mjs';
import { PAGES, SCREENSHOTS, SITE, representative, serve } from './site.mjs';

const PICTURED = [
  'home', 'section-column', 'section-records', 'section-procurement', 'list-year', 'detail-documents',
  'detail-procurement', 'detail-projects', 'detail-budgets', 'detail-reports', 'masked-record',
  'masked-text', 'pages-guide', 'pages-objection', 'pages-leading-group', 'attachments', 'register',
  'not-found', 'sitemap', 'tombstone', 'section-pages', 'detail-column',
];

let browser;
let server;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function offencesOf(pages, address, isOwn, javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled });
  const { page, offences } = await watched(context, isOwn);
  for (const path of pages) {
    await page.goto(address(path));
    for (const width of Object.values(WIDTHS)) {
      await page.setViewportSize(size(width));
      const found = await overflow(page);
      if (found) offences.push(`${path} at ${width} px: ${found.beyond} px too wide: ${found.wide}`);
    }
  }
  await context.close();
  return offences;
}

const onServer = (url) => url.startsWith(server.address(''));
const fileAddress = (path) => pathToFileURL(join(SITE, path)).href;
const inFolder = (url) => url.startsWith(pathToFileURL(`${SITE}/`).href);
// 404.html is made for a server: its links hold the base path
const local = () => Object.values(representative()).filter((path) => path !== '404.html');

test('every page under a sub-path', async () => {
  assert.deepEqual(await offencesOf(PAGES, server.address, onServer, true), []);
});

test('every kind of page under a sub-path, without scripts', async () => {
  assert.deepEqual(await offencesOf(Object.values(representative()), server.address, onServer, false), []);
});

test('every kind of page from a folder', async () => {
  assert.deepEqual(await offencesOf(local(), fileAddress, inFolder, true), []);
});

test('every kind of page from a folder, without scripts', async () => {
  assert.deepEqual(await offencesOf(local(), fileAddress, inFolder, false), []);
});

test('every kind of page in the largest text does not scroll sideways', async () => {
  const context = await browser.newContext({ viewport: size(WIDTHS.phone) });
  const page = await context.newPage();
  await page.goto(server.address('index.html'));
  await page.getByRole('button', { name: '特大', exact: true }).click();
  const offences = [];
  for (const path of Object.values(representative())) {
    await page.goto(server.address(path));
    const found = await overflow(page);
    if (found) offences.push(`${path}: ${found.beyond} px too wide: ${found.wide}`);
  }
  await context.close();
  assert.deepEqual(offences, []);
});

test('an address that leads nowhere shows the page for it, with its style, at any depth', async () => {
  const context = await browser.newContext({ viewport: size(WIDTHS.phone) });
  const page = await context.newPage();
  const answer = await page.goto(server.address('records/by-year/none/at/all.html'));
  assert.equal(answer.status(), 404);
  await page.getByRole('heading', { level: 1, name: '没有找到这个页面' }).waitFor();
  assert.equal(await page.evaluate(() => [...document.styleSheets].length), 1);
  await page.getByRole('link', { name: '返回首页' }).click();
  assert.equal(page.url(), server.address('index.html'));
  await context.close();
});

test('a site that does what it must not do is noticed', async () => {
  const context = await browser.newContext();
  const { page, offences } = await watched(context, onServer);
  await page.route('**/index.html', (route) => route.fulfill({
    contentType: 'text/html',
    body: `<meta http-equiv="Content-Security-Policy" content="default-src 'self'"><p style="width:5000px">x</p>
      <script>alert(1)</script><img src="http://127.0.0.1:1/x.png"><img src="missing.png">`,
  }));
  await page.goto(server.address('index.html'));
  await context.close();
  const said = offences.join('\n');
  for (const expected of ['leaves the site', 'Content Security Policy', '404']) {
    assert.ok(said.includes(expected), `${expected} was not noticed:\n${said}`);
  }
});

test('pictures', async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const pages = representative();
  for (const width of [WIDTHS.phone, WIDTHS.desk]) {
    const context = await browser.newContext({ viewport: size(width) });
    const page = await context.newPage();
    for (const name of PICTURED) {
      await page.goto(server.address(pages[name]));
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}.png`), fullPage: true });
    }
    await context.close();
  }
});
