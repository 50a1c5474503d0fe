import type { NextConfig } from 'next';
import { buildId } from './scripts/steps/sources';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // No picture is made smaller here, so nobody needs the address that would.
  images: { unoptimized: true },
  generateBuildId: async () => buildId(),
  // `npm run check` does it for the whole repository; starting need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // Native code, worker threads and data files, which a bundle would lose.
  serverExternalPackages: [
    '@prisma/adapter-better-sqlite3',
    'piscina',
    '@zxcvbn-ts/language-common',
  ],
  // Older addresses, which people have kept.
  redirects: async () => [
    { source: '/orders/groups/:path*', destination: '/orders/bulk/:path*', permanent: true },
  ],
  // What browsers ask for by themselves, where they did not meet the page's icon in time.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
};

export default config;
