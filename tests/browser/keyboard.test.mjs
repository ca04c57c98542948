// With the keyboard alone, with large text, on paper, and without the style sheet.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { WIDTHS, launch, size } from './browser.mjs';
import { SCREENSHOTS, isTombstone, representative, serve } from './site.mjs';

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

const PATHS = ['home', 'section-records', 'masked-record', 'pages-guide', 'register'];

async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: size(WIDTHS.phone), ...options });
  const page = await context.newPage();
  await page.goto(server.address(path));
  return { context, page };
}

/** What has the focus: what it is called, where it is, and how it is marked. */
const focused = (page) => page.evaluate(() => {
  const node = document.activeElement;
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  return {
    tag: node.tagName, text: node.textContent.trim(), href: node.getAttribute('href'), id: node.id,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
  };
});

for (const name of PATHS) {
  test(`${name}: the skip link comes first and leads to the text`, async () => {
    const { context, page } = await open(representative()[name]);
    await page.keyboard.press('Tab');
    const skip = await focused(page);
    assert.equal(skip.text, '跳到正文');
    assert.ok(skip.seen && skip.outline, 'the skip link cannot be seen');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null
      || document.querySelector('main').compareDocumentPosition(document.activeElement) === 4));
    await context.close();
  });

  for (const width of [WIDTHS.phone, WIDTHS.desk]) {
    test(`${name}: at ${width} px every stop of the Tab key is in sight and marked`, async () => {
      const { context, page } = await open(representative()[name], { viewport: size(width) });
      const stops = [];
      for (let at = 0; at < 400; at += 1) {
        await page.keyboard.press('Tab');
        const stop = await focused(page);
        if (stop.tag === 'BODY' || stop.tag === 'HTML') break;
        stops.push(stop);
      }
      assert.deepEqual(stops.filter((stop) => !stop.seen || !stop.outline), []);
      const links = await page.locator('main a[href]').evaluateAll((all) => all.filter((a) => a.checkVisibility()).length);
      assert.ok(stops.length >= links, `${stops.length} stops for ${links} links`);
      await context.close();
    });
  }
}

test('the menu of sections opens with the keyboard', async () => {
  const { context, page } = await open('index.html');
  await page.getByText('栏目导航', { exact: true }).focus();
  await page.keyboard.press('Enter');
  assert.ok(await page.getByRole('link', { name: '信用记录', exact: true }).first().isVisible());
  await context.close();
});

test('the text grows at a press, and stays so on the next page', async () => {
  const { context, page } = await open('index.html');
  const height = () => page.locator('main p').first().evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
  const usual = await height();
  const largest = page.getByRole('button', { name: '特大', exact: true });
  await largest.focus();
  await page.keyboard.press('Enter');
  assert.equal(await largest.getAttribute('aria-pressed'), 'true');
  assert.ok((await height()) >= usual * 1.6);
  await page.goto(server.address('records/index.html'));
  assert.equal(await page.getByRole('button', { name: '特大', exact: true }).getAttribute('aria-pressed'), 'true');
  await page.getByRole('button', { name: '标准', exact: true }).click();
  await page.goto(server.address('index.html'));
  assert.equal(await height(), usual);
  await context.close();
});

test('buttons and links that stand alone are large enough for a thumb', async () => {
  const { context, page } = await open('index.html');
  await page.getByText('栏目导航', { exact: true }).click();
  const small = await page.locator('button, summary, header nav a, .services a').evaluateAll((all) => all
    .map((node) => [node.textContent.trim(), node.getBoundingClientRect()])
    .filter(([, box]) => box.height > 0 && box.height < 40)
    .map(([words, box]) => `${words}: ${box.height}`));
  assert.deepEqual(small, []);
  await context.close();
});

test('without the style sheet every kind of page still reads in order', async () => {
  const { context, page } = await open('404.html', { javaScriptEnabled: false });
  await page.route('**/*.css', (route) => route.abort());
  const wrong = [];
  for (const path of Object.values(representative()).filter((path) => !isTombstone(path))) {
    await page.goto(server.address(path));
    const [order, downwards] = await page.evaluate(() => {
      const parts = [...document.querySelectorAll('.skip, body > header, body > nav, main, main h1, body > footer')];
      const tops = parts.map((node) => node.getBoundingClientRect().top);
      return [parts.map((node) => node.tagName), tops.every((top, at) => at === 0 || top >= tops[at - 1])];
    });
    const expected = ['A', 'HEADER', ...(order.includes('NAV') ? ['NAV'] : []), 'MAIN', 'H1', 'FOOTER'];
    if (!downwards || order.join() !== expected.join()) wrong.push(`${path}: ${order}`);
  }
  await page.goto(server.address('index.html'));
  await page.screenshot({ path: join(SCREENSHOTS, 'home-unstyled-360.png'), fullPage: true });
  await context.close();
  assert.deepEqual(wrong, []);
});

test('on paper there is the text, and no navigation', async () => {
  const { context, page } = await open(representative()['masked-record']);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('navigation', { name: '栏目导航' }).isVisible(), false);
  assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
  assert.ok(await page.getByText('依法不公开').first().isVisible());
  await context.close();
});
