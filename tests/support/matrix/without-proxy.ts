import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const FUNCTIONS = 'functions-config-manifest.json';
const schema = z.object({ version: z.int(), functions: z.record(z.string(), z.unknown()) });

/** The key of the proxy in Next's manifest. */
const PROXY = '/_middleware';

/**
 * Links this build into another folder without its proxy: the source, the output and the entry in the manifest.
 * @throws Error if this build has no proxy, because then there is nothing to compare
 */
export function buildWithoutProxy(build = process.cwd()): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-no-proxy-'));
  linkAll(build, folder, ['.next', 'proxy.ts', 'data']);
  linkAll(path.join(build, '.next'), path.join(folder, '.next'), ['server']);
  const server = path.join('.next', 'server');
  linkAll(path.join(build, server), path.join(folder, server), [FUNCTIONS, /^middleware/]);
  for (const file of readdirSync(path.join(build, server))) {
    // Next requires these manifests of edge functions, which are empty.
    if (/^middleware.*manifest\.js(on)?$/.test(file)) {
      symlinkSync(path.join(build, server, file), path.join(folder, server, file));
    }
  }
  const text = readFileSync(path.join(build, server, FUNCTIONS), 'utf8');
  const { version, functions } = schema.parse(JSON.parse(text));
  const { [PROXY]: proxy, ...others } = functions;
  if (!proxy) throw new Error('This build has no proxy to remove.');
  writeFileSync(
    path.join(folder, server, FUNCTIONS),
    JSON.stringify({ version, functions: others }),
  );
  return folder;
}

function linkAll(from: string, to: string, but: (string | RegExp)[]): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const isLeftOut = but.some((one) => (one instanceof RegExp ? one.test(name) : one === name));
    if (!isLeftOut) symlinkSync(path.join(from, name), path.join(to, name));
  }
}
