import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Order desk', template: '%s · Order desk' },
  description: 'Create delivery orders, deliver them, and prove who did what.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // No prerendering: scripts carry the nonce of their request.
  await connection();
  return (
    <html lang="en">
      {/* The padding keeps content clear of the message. */}
      <body className="min-h-dvh font-sans not-print:has-data-message:pb-28 not-print:md:has-data-message:pb-14">
        <a
          href="#main"
          className="sr-only rounded-md bg-accent px-4 py-3 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
        >
          Skip to content
        </a>
        {children}
      </body>
    </html>
  );
}
