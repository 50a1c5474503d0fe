import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { CodeForm } from '@/components/accounts/code-form';
import { readTicketCookie } from '@/lib/accounts/sign-in/ticket-cookie';
import * as messages from '@/lib/accounts/two-factor/messages';
import { logInPath } from '@/lib/auth/redirect-target';
import { newId } from '@/lib/db/id';
import { logInCodeAction } from '@/app/(auth)/actions';

export const metadata: Metadata = { title: messages.codeLabel };

const parameters = z.object({ next: z.string().optional().catch(undefined) });

export default async function CodePage({ searchParams }: PageProps<'/login/code'>) {
  const { next } = parameters.parse(await searchParams);
  if (!(await readTicketCookie())) redirect(logInPath(next ?? null));
  return (
    <>
      <h1 className="mb-2 text-xl font-semibold">{messages.codeLabel}</h1>
      <p className="mb-5 text-muted">{messages.logInText}</p>
      <CodeForm action={logInCodeAction} operationId={newId()} next={next} />
      <p className="mt-6 text-center text-muted">
        <Link
          className="font-medium text-accent underline"
          href={logInPath(next ?? null)}
          prefetch={false}
        >
          {messages.logInAsSomeoneElse}
        </Link>
      </p>
    </>
  );
}
