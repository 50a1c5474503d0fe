import * as messages from '@/lib/orders/messages';

export function NoCourier({ mayInvite }: { mayInvite: boolean }) {
  return (
    <p className="flex min-h-11 flex-wrap items-center gap-x-1.5 md:pointer-fine:min-h-9">
      {messages.noCouriers}{' '}
      {mayInvite ? (
        <a
          href="/team"
          className="inline-flex min-h-11 items-center font-medium text-accent underline md:pointer-fine:min-h-9"
        >
          {messages.inviteCourierLink}
        </a>
      ) : (
        messages.askForCourier
      )}
    </p>
  );
}
