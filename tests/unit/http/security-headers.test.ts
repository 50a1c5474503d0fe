import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, newNonce, securityHeaders } from '@/lib/http/security-headers';

const require = createRequire(import.meta.url);

const sources = execFileSync('git', [
  'ls-files',
  '-z',
  '--cached',
  '--others',
  '--exclude-standard',
])
  .toString()
  .split('\0')
  .filter((file) => /^(?:app|components)\/.*\.tsx$/.test(file));

function filesWith(pattern: RegExp): string[] {
  return sources.filter((file) => pattern.test(readFileSync(file, 'utf8')));
}

test('the policy allows our own files, and inline code with the nonce', () => {
  const directives = contentSecurityPolicy('abc').split('; ');
  expect(directives).toEqual(
    expect.arrayContaining([
      "default-src 'self'",
      "script-src 'self' 'nonce-abc' 'strict-dynamic'",
      "script-src-attr 'none'",
      "style-src-attr 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(directives.join()).not.toMatch(/unsafe|\*|https?:/);
});

test('Next finds the nonce in it', () => {
  const finder = 'next/dist/server/app-render/get-script-nonce-from-header';
  const { getScriptNonceFromHeader } = require(finder) as {
    getScriptNonceFromHeader: (policy: string) => string | undefined;
  };
  for (let round = 0; round < 50; round++) {
    const nonce = newNonce();
    expect(getScriptNonceFromHeader(contentSecurityPolicy(nonce))).toBe(nonce);
  }
});

test('no two responses have the same nonce', () => {
  const nonces = new Set(Array.from({ length: 1_000 }, newNonce));
  expect(nonces.size).toBe(1_000);
});

test('no component has style attributes, which the policy forbids', () => {
  expect(filesWith(/\sstyle=/)).toEqual([]);
});

test('no code writes raw HTML, scripts or styles into a page', () => {
  expect(filesWith(/dangerouslySetInnerHTML|<script|<style|next\/script/i)).toEqual([]);
});

test('HSTS is sent over TLS only', () => {
  const hsts = 'Strict-Transport-Security';
  expect(securityHeaders({ policy: '', isSecure: false })).not.toHaveProperty(hsts);
  expect(securityHeaders({ policy: '', isSecure: true })).toHaveProperty(
    hsts,
    'max-age=31536000; includeSubDomains',
  );
});
