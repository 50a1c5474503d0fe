import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import * as messages from '@/components/shell/messages';
import { pageTitle } from '@/lib/http/messages';
import { productName } from '@/lib/messages';
import './globals.css';

export const metadata: Metadata = {
  title: { default: productName, template: pageTitle('%s') },
  description: messages.description,
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
          {messages.skipToContent}
        </a>
        {children}
      </body>
    </html>
  );
}
