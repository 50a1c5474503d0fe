'use client';

import { notFound } from '@/lib/http/messages';
import { Notice, OrdersLink } from './notice';
import { RequestCode } from './request-code';

/** A client component, because Next puts it into the payload of each page. */
export function NotFoundNotice() {
  return (
    <Notice icon="orders" title={notFound.title} text={notFound.text} code={<RequestCode />}>
      <OrdersLink look="primary" />
    </Notice>
  );
}
