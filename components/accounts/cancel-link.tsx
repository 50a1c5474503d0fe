import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import * as shared from '@/lib/messages';

export function CancelLink({ href }: { href: string }) {
  return (
    <Link href={href} prefetch={false} className={buttonClass()}>
      {shared.cancel}
    </Link>
  );
}
