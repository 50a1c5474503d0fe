import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';

export function SingleSignOnSection({ name, isConnected }: { name: string; isConnected: boolean }) {
  return (
    <section aria-labelledby="single-sign-on" className="mt-10">
      <h2 id="single-sign-on" className="mb-1 font-semibold">
        Single sign-on
      </h2>
      <p className="mb-4 text-sm text-muted">
        {isConnected
          ? `You can log in with ${name} instead of your password.`
          : `Connect to log in with ${name} instead of your password.`}
      </p>
      <Link href="/profile/single-sign-on" className={buttonClass()}>
        {isConnected ? 'Disconnect' : 'Connect'} {name}
      </Link>
    </section>
  );
}
