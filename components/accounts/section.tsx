import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export function Section({
  id,
  title,
  help,
  className,
  children,
}: {
  id: string;
  title: string;
  help?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={clsx('mt-10', className)}>
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {help ? <p className="text-sm text-muted">{help}</p> : null}
      <div className="mt-3">{children}</div>
    </section>
  );
}
