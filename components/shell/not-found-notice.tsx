'use client';

import { notFound } from '@/lib/http/messages';
import { Notice, OrdersLink } from './notice';
import { RequestCode } from './request-code';

export function NotFoundNotice() {
  return (
    <Notice icon="orders" title={notFound.title} text={notFound.text} code={<RequestCode />}>
      <OrdersLink look="primary" />
    </Notice>
  );
}
