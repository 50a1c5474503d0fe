import type { Metadata } from 'next';
import Link from 'next/link';
import { Notice } from '@/components/shell/notice';
import { RequestCode } from '@/components/shell/request-code';
import { buttonClass } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <Notice
      icon="orders"
      title="Nothing here"
      text="This page or order doesn’t exist. It may have been deleted or reassigned to someone else."
      code={<RequestCode />}
    >
      <Link href="/orders" prefetch={false} className={buttonClass({ look: 'primary' })}>
        Go to orders
      </Link>
    </Notice>
  );
}
