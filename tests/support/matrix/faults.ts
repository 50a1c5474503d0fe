import type { Reply } from './send';

/** A stack trace. */
const STACK = /\n\s+at [^\n]*\(?(?:file:|node:|\/)[^\n]*:\d+:\d+/;

/** How React marks a part of an answer that failed; redirects and pages that are not there are marked the same way. */
const FAILED_PART = /(?:^[\da-f]+:E\{"digest":"|data-dgst="|<template [^>]*data-dgst=")(?!NEXT_)/m;

/** A document that only a script fills in. */
const EMPTY_PAGE = '<html id="__next_error__"';

/** What no answer may be, whoever asks: a fault, its trace, or without the headers that guard the browser. */
export function faultsOf({ status, headers, text }: Omit<Reply, 'milliseconds'>): string[] {
  if (status === 0) return [`no answer (${text})`];
  const policy = headers['content-security-policy'];
  return [
    ...(status >= 500 ? [`answers with ${status}`] : []),
    ...(STACK.test(text) ? ['shows a stack trace'] : []),
    ...(status === 404 && text.includes(EMPTY_PAGE) ? ['is empty without JavaScript'] : []),
    ...(status < 500 && FAILED_PART.test(text) ? ['a part of the page failed'] : []),
    ...(String(policy).includes("script-src 'self' 'nonce-") ? [] : ['has no content policy']),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['lets browsers sniff']),
    ...(headers['x-powered-by'] ? ['names what it is made with'] : []),
  ];
}
