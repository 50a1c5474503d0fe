import type { Reply } from './send';

/** A stack trace. */
const STACK = /\n\s+at [^\n]*\(?(?:file:|node:|\/)[^\n]*:\d+:\d+/;

/** How React marks a part of a response that failed; redirects and missing pages are marked the same way. */
const FAILED_PART = /(?:^[\da-f]+:E\{"digest":"|data-dgst="|<template [^>]*data-dgst=")(?!NEXT_)/m;

/** A document that is empty without its script. */
const EMPTY_PAGE = '<html id="__next_error__"';

/** What is wrong with any response: a server error, a stack trace, or missing security headers. */
export function faultsOf({ status, headers, text }: Omit<Reply, 'milliseconds'>): string[] {
  if (status === 0) return [`no answer (${text})`];
  const policy = headers['content-security-policy'];
  return [
    ...(status >= 500 ? [`answers with ${status}`] : []),
    ...(STACK.test(text) ? ['shows a stack trace'] : []),
    ...(status === 404 && text.includes(EMPTY_PAGE) ? ['is empty without JavaScript'] : []),
    ...(status < 500 && FAILED_PART.test(text) ? ['a part of the page failed'] : []),
    ...(String(policy).includes("script-src 'self' 'nonce-")
      ? []
      : ['has no Content Security Policy']),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['allows MIME sniffing']),
    ...(headers['x-powered-by'] ? ['has an X-Powered-By header'] : []),
  ];
}
