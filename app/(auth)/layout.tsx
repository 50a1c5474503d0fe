import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { PlainPage } from '@/components/shell/plain-page';
import { ROLES } from '@/lib/auth/roles';
import { currentActor } from '@/lib/auth/require-actor';

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (actor) redirect(ROLES[actor.role].home.path);
  return <PlainPage>{children}</PlainPage>;
}
