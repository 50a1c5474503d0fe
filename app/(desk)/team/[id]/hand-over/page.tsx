import type { Metadata } from 'next';
import { QuestionPage } from '@/components/team/question-page';
import { QUESTIONS } from '@/components/team/questions';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { handOverAction } from '@/app/(desk)/team/actions';
import { askedOrNotFound, otherMemberOrNotFound } from '@/app/(desk)/team/[id]/find';

type Props = PageProps<'/team/[id]/hand-over'>;

export const generateMetadata = titleOrNotFound(async ({ params }: Props): Promise<Metadata> => {
  const { name } = await otherMemberOrNotFound((await params).id);
  return { title: QUESTIONS.handOver.title(name) };
});

export default pageOrNotFound(async function HandOverPage({ params }: Props) {
  const asked = await askedOrNotFound('handOver', (await params).id);
  return <QuestionPage asked={asked} action={handOverAction} />;
});
