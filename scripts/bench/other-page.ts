import { readFileSync } from 'node:fs';
import { ExpectedFailure, codeOf } from '@/scripts/bootstrap/failure.mjs';
import { parseWholeNumber } from '@/scripts/lib/options';

/** A page of another server on this machine, as a logged-in user sees it. */
export type OtherPage = {
  url: URL;
  cookie: string;
  /** The server's process, if its CPU time is measured too. */
  pid?: number;
};

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Parses the options of the suite `original`.
 * @throws ExpectedFailure if one is missing or wrong, or the file can't be read
 */
export function parseOtherPage(given: {
  against?: string;
  cookie?: string;
  pid?: string;
}): OtherPage {
  const { against, cookie: file, pid } = given;
  if (against === undefined || file === undefined) {
    throw new ExpectedFailure(
      'The suite original needs --against URL and --cookie FILE: the address of the other page, and a file with its Cookie header.',
    );
  }
  const url = URL.parse(against);
  if (!url || url.protocol !== 'http:') {
    throw new ExpectedFailure(
      `"${against}" is not an address such as http://localhost:5000/orders.`,
    );
  }
  if (!LOOPBACK.test(url.hostname)) {
    throw new ExpectedFailure(
      `${url.hostname} is not this machine: the other server must run here, on localhost, 127.0.0.1 or [::1].`,
    );
  }
  return {
    url,
    cookie: readCookie(file),
    ...(pid !== undefined && { pid: parseWholeNumber(pid, NaN) }),
  };
}

function readCookie(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ExpectedFailure(`The file ${file} cannot be read (${codeOf(error)}).`);
  }
  const cookie = text.trim().replace(/^cookie:\s*/i, '');
  if (/^[^=;\s]+=[^\r\n]*$/.test(cookie)) return cookie;
  throw new ExpectedFailure(
    `${file} has no Cookie header: one line such as session=abc; theme=dark.`,
  );
}

/**
 * Requests the page once. Returns the number of rows in its tables' bodies.
 * @throws ExpectedFailure if it doesn't respond with the page
 */
export async function checkPage({ url, cookie }: OtherPage): Promise<{ rows: number }> {
  const headers = { cookie, accept: 'text/html' };
  const response = await fetch(url, { headers, redirect: 'manual' }).catch(() => undefined);
  if (!response) throw new ExpectedFailure(`Nothing responds at ${url}: start the other server.`);
  const location = response.headers.get('location');
  if (location !== null) {
    throw new ExpectedFailure(
      `${url} redirects to ${location}: if that is a log-in page, the cookie is no longer valid.`,
    );
  }
  if (response.status !== 200) {
    throw new ExpectedFailure(`${url} responds with ${response.status} instead of 200.`);
  }
  const html = await response.text();
  if (/<input\b[^>]*type=["']?password/i.test(html)) {
    throw new ExpectedFailure(`${url} shows a log-in page: the cookie is not valid.`);
  }
  return { rows: countRows(html) };
}

/** Table rows with data cells. */
export function countRows(html: string): number {
  return html.split(/<tr\b/i).filter((row, index) => index > 0 && /<td\b/i.test(row)).length;
}
