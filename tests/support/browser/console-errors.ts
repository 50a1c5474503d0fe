import type { BrowserContext } from 'playwright/test';

/** What the browser writes to its console when a response is 404, which some tests expect. */
export const NOT_FOUND = /^Failed to load resource: .* 404 /;

export type ConsoleErrors = {
  listenTo: (context: BrowserContext) => void;
  /** Allows errors that the test causes on purpose. */
  expect: (pattern: RegExp) => void;
  unexpected: () => string[];
};

/** Collects what pages write to `console.error` and what they throw. */
export function collectConsoleErrors(): ConsoleErrors {
  const errors: string[] = [];
  const expected: RegExp[] = [];
  return {
    listenTo: (context) => {
      context.on('console', (message) => {
        const { url } = message.location();
        if (message.type() === 'error' && !isEndOfSession(message.text(), url)) {
          errors.push(url ? `${message.text()} ${url}` : message.text());
        }
      });
      context.on('weberror', (thrown) => errors.push(String(thrown.error())));
    },
    expect: (pattern) => expected.push(pattern),
    unexpected: () => errors.filter((text) => !expected.some((pattern) => pattern.test(text))),
  };
}

/** Chromium logs an error when the session of an open page ends elsewhere. */
function isEndOfSession(text: string, url: string): boolean {
  return / 401 /.test(text) && URL.parse(url)?.pathname === '/api/live';
}
