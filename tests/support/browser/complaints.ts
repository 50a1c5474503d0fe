import type { BrowserContext } from 'playwright/test';

/** What the browser writes to its console when an address answers 404, which some tests ask for. */
export const NOT_FOUND = /^Failed to load resource: .* 404 /;

export type Complaints = {
  listenTo: (context: BrowserContext) => void;
  /** Announces complaints that belong to what the test does. */
  expect: (pattern: RegExp) => void;
  unexpected: () => string[];
};

/** Collects what pages write to `console.error` and what they throw. */
export function complaintsOfBrowsers(): Complaints {
  const heard: string[] = [];
  const expected: RegExp[] = [];
  return {
    listenTo: (context) => {
      context.on('console', (message) => {
        const { url } = message.location();
        if (message.type() === 'error' && !isEndOfSession(message.text(), url)) {
          heard.push(url ? `${message.text()} ${url}` : message.text());
        }
      });
      context.on('weberror', (thrown) => heard.push(String(thrown.error())));
    },
    expect: (pattern) => expected.push(pattern),
    unexpected: () => heard.filter((text) => !expected.some((pattern) => pattern.test(text))),
  };
}

/** Chromium complains when a page whose session ended elsewhere is told so. */
function isEndOfSession(text: string, url: string): boolean {
  return / 401 /.test(text) && URL.parse(url)?.pathname === '/api/live';
}
