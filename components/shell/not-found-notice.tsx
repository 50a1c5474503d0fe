'use client';

import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { notFound } from '@/lib/http/messages';
import * as shared from '@/lib/messages';
import { Notice } from './notice';
import { RequestCode } from './request-code';

/** A client component, because Next puts it into the payload of each page. */
export function NotFoundNotice() {
  return (
    <Notice icon="orders" title={notFound.title} text={notFound.text} code={<RequestCode />}>
      <Link href="/orders" prefetch={false} className={buttonClass({ look: 'primary' })}>
        {shared.goToOrders}
      </Link>
    </Notice>
  );
}
