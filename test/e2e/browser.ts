import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Without a sandbox, since tests in containers run as root; without what a browser asks of the network by itself. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of this machine. CHROMIUM names it where it is in no usual place. */
export function chromiumPath(): string {
  const { CHROMIUM: named } = process.env;
  const executablePath = named ?? places.find((path) => existsSync(path));
  if (executablePath === undefined || !existsSync(executablePath)) {
    const looked = named === undefined ? places.join(', ') : named;
    throw new Error(
      `The browser tests need Chromium, and there is none (${looked}). Install it, for instance with "apt-get install chromium", or set CHROMIUM to its path.`,
    );
  }
  return executablePath;
}

/** Starts the browser of this machine. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: flags });
}

/** A page, and what went on behind it. */
export interface WatchedPage {
  readonly page: Page;
  /** URLs asked for, the page itself included. */
  readonly requests: readonly string[];
  /** Errors in scripts, and complaints on the console, broken policies among them. */
  readonly complaints: readonly string[];
}

/** Opens `url`; the page's context ends with the browser. */
export async function openPage(
  browser: Browser,
  url: string,
  { copied, ...options }: BrowserContextOptions & { readonly copied?: (text: string) => void } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  if (copied !== undefined) {
    // A headless browser has no clipboard to look at.
    await page.exposeFunction('tellCopied', copied);
    await page.addInitScript('if (navigator.clipboard) navigator.clipboard.writeText = (text) => tellCopied(text)');
  }
  await page.goto(url);
  return { page, requests, complaints };
}
