import type { ReactNode } from 'react';

export function PageHeading({
  title,
  subtitle,
  children,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  children?: ReactNode;
}) {
  const heading = <h1 className="min-w-0 text-xl font-semibold break-words">{title}</h1>;
  return (
    <div className="mb-2 flex min-h-11 flex-wrap items-center justify-between gap-2 md:mb-4">
      {subtitle ? (
        <div className="min-w-0 grow basis-32">
          {heading}
          {subtitle}
        </div>
      ) : (
        heading
      )}
      {children ? (
        <div className="flex flex-wrap items-center gap-2 print:hidden">{children}</div>
      ) : null}
    </div>
  );
}
