import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';
import { runWithProgress } from '@/scripts/bootstrap/child.mjs';
import type { BenchContext } from './context';
import { markupComponent } from './markup-page';
import { startServer, type Server } from './server';

/** The baseline: the least that the framework can render for each request. */
const FILES: Record<string, string> = {
  'package.json': '{ "private": true, "type": "module" }',
  'next.config.mjs': `export default { poweredByHeader: false, reactStrictMode: true, turbopack: { root: '/' } };`,
  'app/layout.jsx': `
export const metadata = { title: 'Empty' };
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}`,
  'app/page.jsx': `
export const dynamic = 'force-dynamic';
export default function Page() {
  return <main>Empty</main>;
}`,
  'app/plain/route.js': `
export const dynamic = 'force-dynamic';
export function GET() {
  return Response.json({ empty: true });
}`,
};

/** As deep in folders as the page whose elements it has. */
const MARKUP_FILES: Record<string, string> = {
  'app/(desk)/layout.jsx': `
export default function Layout({ children }) {
  return children;
}`,
  'app/(desk)/markup/page.jsx': `
import Markup from './markup';
export const dynamic = 'force-dynamic';
export const metadata = { title: 'Markup' };
export default function Page() {
  return <Markup />;
}`,
};

export type EmptyApplication = Server & { remove: () => Promise<void> };

/** A route handler of this application that answers with a few bytes. */
export const EMPTY_HANDLER = '/plain';

/** A page with the elements of one of ours and nothing else, if `startEmptyApplication` gets its HTML. */
export const MARKUP_PAGE = '/markup';

/**
 * Builds an application with one empty dynamic page and a route handler, and serves it with the measured server.
 * @param html of a page of ours, for `MARKUP_PAGE`
 */
export async function startEmptyApplication(
  { build, settings }: BenchContext,
  html?: string,
): Promise<EmptyApplication> {
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-empty-'));
  const files = html
    ? { ...FILES, ...MARKUP_FILES, 'app/(desk)/markup/markup.jsx': markupComponent(html) }
    : FILES;
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  // The same files of the framework.
  symlinkSync(path.join(build.folder, 'node_modules'), path.join(folder, 'node_modules'));
  copyFileSync(
    path.join(build.folder, 'package-lock.json'),
    path.join(folder, 'package-lock.json'),
  );
  const words = { doing: 'Building an empty page', done: 'Built an empty page', takes: '10 s' };
  const next = path.join(build.folder, 'node_modules/next/dist/bin/next');
  const environment = childEnvironment({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const { code, output } = await runWithProgress(
    words,
    process.execPath,
    [next, 'build', folder],
    environment,
  );
  if (code !== 0) throw new Error(`The empty page could not be built:\n${output}`);
  const server = await startServer(settings, {
    folder: build.folder,
    application: folder,
    path: '/',
  });
  return {
    ...server,
    remove: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
