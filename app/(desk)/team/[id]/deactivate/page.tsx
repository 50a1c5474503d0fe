import type { Metadata } from 'next';
import { ConfirmPage } from '@/components/team/confirm-page';
import { confirmations } from '@/lib/team/messages';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import {
  confirmationOrNotFound,
  otherMemberOrNotFound,
} from '@/app/(desk)/team/[id]/load-or-not-found';
import { deactivateAction } from '@/app/(desk)/team/actions';

type Props = PageProps<'/team/[id]/deactivate'>;

export const generateMetadata = titleOrNotFound(async ({ params }: Props): Promise<Metadata> => {
  const { name } = await otherMemberOrNotFound((await params).id);
  return { title: confirmations.deactivate.title(name) };
});

export default pageOrNotFound(async function DeactivatePage({ params }: Props) {
  const confirmation = await confirmationOrNotFound('deactivate', (await params).id);
  return <ConfirmPage confirmation={confirmation} action={deactivateAction} />;
});
