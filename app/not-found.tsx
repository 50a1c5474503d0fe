import type { Metadata } from 'next';
import { NotFoundNotice } from '@/components/shell/not-found-notice';
import { notFoundTitle } from '@/lib/http/messages';

export const metadata: Metadata = { title: notFoundTitle };

export default function NotFound() {
  return <NotFoundNotice />;
}
