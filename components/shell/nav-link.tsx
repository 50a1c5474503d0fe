'use client';

import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

export function NavLink({
  href,
  label,
  className,
  children,
}: {
  href: string;
  /** What it is called where its text is cut short. */
  label?: string | undefined;
  className: string;
  children: ReactNode;
}) {
  const pathname = usePathname();
  const isWithin = pathname.startsWith(`${href}/`) && pathname !== '/orders/new';
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      aria-current={pathname === href ? 'page' : isWithin ? 'true' : undefined}
      className={className}
    >
      <Pending>{children}</Pending>
    </Link>
  );
}

/** Immediate feedback while the next page loads. */
function Pending({ children }: { children: ReactNode }) {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-busy={pending}
      className="flex flex-col items-center gap-0.5 transition-opacity aria-busy:opacity-50 aria-busy:delay-150"
    >
      {children}
    </span>
  );
}
