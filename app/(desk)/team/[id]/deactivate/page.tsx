import type { Metadata } from 'next';
import { QuestionPage } from '@/components/team/question-page';
import { QUESTIONS } from '@/components/team/questions';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { deactivateAction } from '@/app/(desk)/team/actions';
import { askedOrNotFound, otherMemberOrNotFound } from '@/app/(desk)/team/[id]/find';

type Props = PageProps<'/team/[id]/deactivate'>;

export const generateMetadata = titleOrNotFound(async ({ params }: Props): Promise<Metadata> => {
  const { name } = await otherMemberOrNotFound((await params).id);
  return { title: QUESTIONS.deactivate.title(name) };
});

export default pageOrNotFound(async function DeactivatePage({ params }: Props) {
  const asked = await askedOrNotFound('deactivate', (await params).id);
  return <QuestionPage asked={asked} action={deactivateAction} />;
});
