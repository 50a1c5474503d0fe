import { redirect } from 'next/navigation';
import { homeOf } from '@/lib/auth/roles';
import { requireActor } from '@/lib/auth/require-actor';

export default async function Home() {
  const { role } = await requireActor();
  redirect(homeOf(role));
}
