import { redirect } from 'next/navigation';
import { ROLES } from '@/lib/auth/roles';
import { requireActor } from '@/lib/auth/require-actor';

export default async function Home() {
  const { role } = await requireActor();
  redirect(ROLES[role].home.path);
}
