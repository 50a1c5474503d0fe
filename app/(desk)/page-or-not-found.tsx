import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import NotFound, { metadata as notFound } from '@/app/not-found';
import type { Permission } from '@/lib/auth/roles';
import { requirePermission } from '@/lib/auth/require-actor';
import { noteMissing } from '@/lib/http/request-context';

/** Renders the 404 page on the server. Next would send an empty document that its script fills in. */
export function pageOrNotFound<Props>(page: (props: Props) => Promise<ReactNode>) {
  return async function PageOrNotFound(props: Props): Promise<ReactNode> {
    try {
      return await page(props);
    } catch (thrown) {
      if (!isNotFound(thrown) || !noteMissing()) throw thrown;
      return <NotFound />;
    }
  };
}

export function titleOrNotFound<Props>(title: (props: Props) => Promise<Metadata>) {
  return async function titleOfPage(props: Props): Promise<Metadata> {
    try {
      return await title(props);
    } catch (thrown) {
      if (!isNotFound(thrown) || !noteMissing()) throw thrown;
      return { ...notFound, robots: { index: false } };
    }
  };
}

export function titleFor(title: string, permission: Permission) {
  return titleOrNotFound(async () => {
    await requirePermission(permission);
    return { title };
  });
}

/** Next has no class for this error. */
function isNotFound(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    'digest' in thrown &&
    thrown.digest === 'NEXT_HTTP_ERROR_FALLBACK;404'
  );
}
