'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useTransition, type MouseEvent, type ReactNode } from 'react';
import { isPlainClick } from '@/components/ui/client-navigation';

/** A plain link, because ten of Next's would cost each page as much as the rest of the bars. Never prefetches. */
export function NavLink({
  href,
  label,
  children,
}: {
  href: string;
  /** What it is called where its text is cut short. */
  label?: string | undefined;
  children: ReactNode;
}) {
  const router = useRouter();
  const pathname = usePathname();
  // Immediate feedback while the next page loads.
  const [isPending, startTransition] = useTransition();
  const isWithin = pathname.startsWith(`${href}/`) && pathname !== '/orders/new';

  function follow(event: MouseEvent) {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    startTransition(() => router.push(href));
  }

  return (
    <a
      href={href}
      aria-label={label}
      aria-current={pathname === href ? 'page' : isWithin ? 'true' : undefined}
      aria-busy={isPending || undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
