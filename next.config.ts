import type { NextConfig } from 'next';
import { buildId } from './scripts/lib/source-digest';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  generateBuildId: async () => buildId(),
  env: { BUILD_ID: buildId() },
  // `npm run check` checks types; a build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Native code, worker threads and data files, which a bundle would lose.
  serverExternalPackages: [
    '@prisma/adapter-better-sqlite3',
    'piscina',
    '@zxcvbn-ts/language-common',
  ],
  redirects: async () => [
    { source: '/orders/groups/:path*', destination: '/orders/bulk/:path*', permanent: true },
  ],
  // Browsers request it if they haven't seen the page's icon yet.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
};

export default config;
