import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/auth/require-actor';

export default async function Home() {
  await requireActor();
  redirect('/orders');
}
