import type { Metadata } from 'next';
import Link from 'next/link';
import { Notice } from '@/components/shell/notice';
import { RequestCode } from '@/components/shell/request-code';
import { buttonClass } from '@/components/ui/button';
import { notFound, notFoundTitle } from '@/lib/http/messages';
import * as shared from '@/lib/messages';

export const metadata: Metadata = { title: notFoundTitle };

export default function NotFound() {
  return (
    <Notice icon="orders" title={notFound.title} text={notFound.text} code={<RequestCode />}>
      <Link href="/orders" prefetch={false} className={buttonClass({ look: 'primary' })}>
        {shared.goToOrders}
      </Link>
    </Notice>
  );
}
