import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import * as messages from '@/components/shell/messages';
import { pageTitle, productName } from '@/lib/http/messages';
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
      <body>
        <a href="#main" className="skip-link">
          {messages.skipToContent}
        </a>
        {children}
      </body>
    </html>
  );
}
