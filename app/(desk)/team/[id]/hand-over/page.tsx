import type { Metadata } from 'next';
import { QuestionPage } from '@/components/team/question-page';
import { QUESTIONS } from '@/components/team/questions';
import { newId } from '@/lib/db/id';
import { handOverAction } from '@/app/(desk)/team/actions';
import { otherMemberOrNotFound } from '@/app/(desk)/team/[id]/find';

type Props = PageProps<'/team/[id]/hand-over'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await otherMemberOrNotFound((await params).id);
  return { title: QUESTIONS.handOver.title(name) };
}

export default async function HandOverPage({ params }: Props) {
  const { id, name } = await otherMemberOrNotFound((await params).id);
  const asked = { question: 'handOver', memberId: id, name, operationId: newId() } as const;
  return <QuestionPage asked={asked} action={handOverAction} />;
}
