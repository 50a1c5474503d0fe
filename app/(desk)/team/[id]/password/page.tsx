import type { Metadata } from 'next';
import Link from 'next/link';
import { Main } from '@/components/shell/main';
import { ResetLinkForm } from '@/components/team/reset-link-form';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { newId } from '@/lib/db/id';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { allowResetAction } from '@/app/(desk)/team/actions';
import { otherMemberOrNotFound } from '@/app/(desk)/team/[id]/load-or-not-found';
import { isolated } from '@/lib/text';

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/team/[id]/password'>): Promise<Metadata> => {
    await otherMemberOrNotFound((await params).id);
    return { title: 'Reset password' };
  },
);

export default pageOrNotFound(async function ResetLinkPage({
  params,
}: PageProps<'/team/[id]/password'>) {
  const { id, name } = await otherMemberOrNotFound((await params).id);
  return (
    <Main narrow>
      <PageHeading title={`Reset password of ${isolated(name)}`} />
      <p className="mb-5 text-muted">
        The link lets them set a new password. When they use it, all of their devices are signed
        out. Earlier links stop working.
      </p>
      <ResetLinkForm action={allowResetAction} operationId={newId()} memberId={id}>
        <Link href="/team" prefetch={false} className={buttonClass({ look: 'quiet' })}>
          Back to the team
        </Link>
      </ResetLinkForm>
    </Main>
  );
});
