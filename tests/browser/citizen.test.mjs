// What a citizen wants, done by clicking links on a phone, with scripts switched off:
// find a record, see why something is masked, find how to object, download a form.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { WIDTHS, launch, size, watched } from './browser.mjs';
import { CONTENT, PAGES, SECTIONS, SITE, hasAttachment, isMasked, isTombstone, items, serve, text } from './site.mjs';

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

const main = (page) => page.getByRole('main');
const heading = (page) => page.getByRole('heading', { level: 1 }).innerText();

/** A phone without scripts, on the home page of a site somewhere. */
async function citizen(home) {
  const context = await browser.newContext({
    viewport: size(WIDTHS.phone), javaScriptEnabled: false, hasTouch: true, acceptDownloads: true,
  });
  const root = home.slice(0, home.lastIndexOf('/') + 1);
  const { page, offences } = await watched(context, (url) => url.startsWith(root));
  await page.goto(home);
  return { context, page, offences };
}

/** Opens the menu of sections, as one does on a phone, and follows one of its links. */
async function fromMenu(page, section) {
  await page.getByText('栏目导航', { exact: true }).tap();
  await page.getByRole('navigation', { name: '栏目导航' }).getByRole('link', { name: section, exact: true }).tap();
}

for (const [where, home] of [
  ['under a sub-path', () => server.address('index.html')],
  ['from a folder', () => pathToFileURL(join(SITE, 'index.html')).href],
]) {
  test(`a masked record in three steps, its ground, and how to object, ${where}`, async () => {
    const { context, page, offences } = await citizen(home());
    const path = items('records').find(isMasked);
    const title = text(path).match(/<h1>(.*?)<\/h1>/)[1];

    await fromMenu(page, '信用记录');
    assert.equal(await heading(page), '信用记录');
    await page.getByRole('link', { name: /^2026\s*年/ }).first().tap();
    assert.match(await heading(page), /2026/);
    await main(page).getByRole('link', { name: title }).first().tap();
    assert.equal(await heading(page), title);

    assert.match(await page.getByRole('row', { name: '姓名' }).innerText(), /依法不公开（.+）/);
    await page.getByRole('link', { name: '查看理由' }).tap();
    const reason = page.locator('#sl-grounds');
    assert.ok(await reason.isVisible());
    assert.match(await reason.innerText(), /政府信息公开条例.*第十五条/);

    await reason.getByRole('link', { name: /异议/ }).tap();
    assert.match(await heading(page), /异议/);
    assert.match(await main(page).innerText(), /异议[^]*(书面|申请)/);
    assert.deepEqual(offences, []);
    await context.close();
  });
}

test('every attachment downloads as the bureau wrote it', async () => {
  const { context, page } = await citizen(server.address('index.html'));
  const originals = readdirSync(join(CONTENT, 'files'));
  let taken = 0;
  for (const path of SECTIONS.flatMap(items).filter(hasAttachment)) {
    await page.goto(server.address(path));
    for (const link of await page.locator('a[download]').all()) {
      const [download] = await Promise.all([page.waitForEvent('download'), link.tap()]);
      const name = download.suggestedFilename();
      assert.ok(originals.includes(name), `${path} offers ${name}`);
      const got = readFileSync(await download.path());
      assert.ok(got.equals(readFileSync(join(CONTENT, 'files', name))), `${name} of ${path} is not the original`);
      taken += 1;
    }
  }
  assert.ok(taken >= 3, `only ${taken} attachments`);
  await context.close();
});

test('the form for an objection can be had from the home page in two steps', async () => {
  const { context, page } = await citizen(server.address('index.html'));
  await main(page).getByRole('link', { name: '异议与投诉' }).first().tap();
  for (const link of await main(page).getByRole('link', { name: '异议申请表' }).all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.tap()]);
    assert.match(download.suggestedFilename(), /\.docx$/);
  }
  await context.close();
});

test('every item is at most three links from the home page', () => {
  const depth = new Map([['index.html', 0]]);
  const waiting = ['index.html'];
  for (const from of waiting) {
    for (const [, href] of text(from).matchAll(/<a [^>]*href="([^"#]+)/g)) {
      const to = posix.normalize(posix.join(posix.dirname(from), href.replaceAll('&#x2F;', '/')));
      if (!PAGES.includes(to) || depth.has(to)) continue;
      depth.set(to, depth.get(from) + 1);
      waiting.push(to);
    }
  }
  const far = SECTIONS.flatMap(items).filter((path) => !(depth.get(path) <= 3));
  assert.deepEqual(far, []);
});

test('what was taken down says so in one sentence, the same for all', async () => {
  const { context, page, offences } = await citizen(server.address('index.html'));
  const ended = PAGES.filter(isTombstone);
  assert.ok(ended.length > 1);
  for (const path of ended) {
    await page.goto(server.address(path));
    assert.equal((await page.locator('body').innerText()).trim(), '该信息已终止公示');
    assert.equal(text(path), text(ended[0]));
  }
  assert.deepEqual(offences, []);
  await context.close();
});
