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

/** Where the build says that there is a proxy; the key is Next's own. */
const PROXY = '/_middleware';

/**
 * The same build without its proxy, in a folder of its own: neither the source, nor what was built of it, nor the line of
 * the build that names it. Everything else is this build's, by links.
 * @throws Error where this build has no proxy, because then there is nothing to compare
 */
export function buildWithoutProxy(build = process.cwd()): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-no-proxy-'));
  linkAll(build, folder, ['.next', 'proxy.ts', 'data']);
  linkAll(path.join(build, '.next'), path.join(folder, '.next'), ['server']);
  const server = path.join('.next', 'server');
  linkAll(path.join(build, server), path.join(folder, server), [FUNCTIONS, /^middleware/]);
  for (const file of readdirSync(path.join(build, server))) {
    // These list what runs on the edge, which is nothing, and Next wants them.
    if (/^middleware.*manifest\.js(on)?$/.test(file)) {
      symlinkSync(path.join(build, server, file), path.join(folder, server, file));
    }
  }
  const text = readFileSync(path.join(build, server, FUNCTIONS), 'utf8');
  const { version, functions } = schema.parse(JSON.parse(text));
  const { [PROXY]: proxy, ...others } = functions;
  if (!proxy) throw new Error('This build has no proxy to take away.');
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
