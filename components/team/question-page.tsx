import { ActionForm } from '@/components/ui/action-form';
import Link from 'next/link';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import { AskedFields } from './asked-fields';
import { OrdersLeft } from './unreassigned-orders';
import { QUESTIONS, type Asked } from './questions';

/** Asks once, for browsers without JavaScript; with it, a dialog does. */
export function QuestionPage({ asked, action }: { asked: Asked; action: ButtonAction }) {
  const { title, text, button } = QUESTIONS[asked.question];
  return (
    <Main narrow>
      <PageHeading title={title(asked.name)} />
      <div className="mb-5 text-muted">
        <p>{text}</p>
        <OrdersLeft asked={asked} />
      </div>
      <ActionForm action={action} className="flex flex-wrap gap-3">
        <AskedFields asked={asked} />
        <input type="hidden" name="then" value="team" />
        <SubmitButton look="danger" className="max-w-full">
          <span className="truncate">{button(asked.name)}</span>
        </SubmitButton>
        <Link href="/team" prefetch={false} className={buttonClass()}>
          Cancel
        </Link>
      </ActionForm>
    </Main>
  );
}
