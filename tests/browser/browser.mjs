// Debian's Chromium, and a witness who notes everything that a page must not do.

import { chromium } from 'playwright-core';

/** Starts the browser without anything that talks to the network by itself. */
export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
});

/** An old phone, the narrowest screen that has to work, and a desk. */
export const WIDTHS = { narrow: 320, phone: 360, desk: 1280 };

/** The size of a window of one of these widths. */
export const size = (width) => ({ width, height: width < 600 ? 780 : 900 });

/** A page, and the list of what it did that it must not do. */
export async function watched(context, isOwn) {
  const page = await context.newPage();
  const offences = [];
  const note = (what) => offences.push(`${page.url()}: ${what}`);
  page.on('pageerror', (error) => note(`script error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) note(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    // a page that is left before its icon has come has not failed
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') note(`failed: ${request.url()}`);
  });
  page.on('request', (request) => {
    if (!isOwn(request.url())) note(`leaves the site: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note(`${response.status()}: ${response.url()}`);
  });
  return { page, offences };
}

/** A width at which the page scrolls sideways is too narrow for it: by how much, and what sticks out. */
export const overflow = (page) => page.evaluate(() => {
  const root = document.documentElement;
  const beyond = root.scrollWidth - root.clientWidth;
  if (beyond <= 0) return null;
  const wide = [...document.querySelectorAll('body *')]
    .filter((node) => node.getBoundingClientRect().right > root.clientWidth + 1)
    .map((node) => `${node.tagName.toLowerCase()}.${node.className}`);
  return { beyond, wide: wide.slice(0, 3) };
});
