import type { Metadata } from 'next';
import { NotFound } from '@/components/shell/not-found';
import { notFoundTitle } from '@/lib/http/messages';

export const metadata: Metadata = { title: notFoundTitle };

export default function NotFoundPage() {
  return <NotFound />;
}
