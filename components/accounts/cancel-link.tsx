import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';

export function CancelLink({ href }: { href: string }) {
  return (
    <Link href={href} prefetch={false} className={buttonClass()}>
      Cancel
    </Link>
  );
}
