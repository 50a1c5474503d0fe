import type { Metadata } from 'next';
import Link from 'next/link';
import { Main } from '@/components/shell/main';
import { ResetLinkForm } from '@/components/team/reset-link-form';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import * as messages from '@/lib/accounts/password-reset/messages';
import { newId } from '@/lib/db/id';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { otherMemberOrNotFound } from '@/app/(desk)/team/[id]/load-or-not-found';
import { allowResetAction } from '@/app/(desk)/team/actions';

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/team/[id]/password'>): Promise<Metadata> => {
    await otherMemberOrNotFound((await params).id);
    return { title: messages.linkTitle };
  },
);

export default pageOrNotFound(async function ResetLinkPage({
  params,
}: PageProps<'/team/[id]/password'>) {
  const { id, name } = await otherMemberOrNotFound((await params).id);
  return (
    <Main narrow>
      <PageHeading title={messages.linkHeading(name)} />
      <p className="mb-5 text-muted">{messages.linkText}</p>
      <ResetLinkForm action={allowResetAction} operationId={newId()} memberId={id}>
        <Link href="/team" prefetch={false} className={buttonClass({ look: 'quiet' })}>
          {messages.backToTeam}
        </Link>
      </ResetLinkForm>
    </Main>
  );
});
