import type { ReactNode } from 'react';

/** The page's title, with a line under it and what can be done here beside it. */
export function PageHeading({
  title,
  under,
  children,
}: {
  title: ReactNode;
  under?: ReactNode;
  children?: ReactNode;
}) {
  const heading = <h1 className="min-w-0 text-xl font-semibold break-words">{title}</h1>;
  return (
    <div className="mb-2 flex min-h-11 flex-wrap items-center justify-between gap-2 md:mb-4">
      {under ? (
        <div className="min-w-0 flex-1">
          {heading}
          {under}
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
