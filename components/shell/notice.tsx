import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';

/** A page that has nothing to show but a sentence and a way on. */
export function Notice({
  icon,
  title,
  text,
  children,
}: {
  icon: IconName;
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-120 px-4 py-20 text-center outline-none">
      <span className="inline-block text-muted">
        <Icon name={icon} size={32} />
      </span>
      <h1 className="mt-3 text-xl font-semibold">{title}</h1>
      <p className="mt-2 mb-6 text-muted">{text}</p>
      <div className="flex flex-wrap justify-center gap-2">{children}</div>
    </main>
  );
}
