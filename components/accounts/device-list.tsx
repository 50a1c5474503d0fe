import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import { ButtonText } from '@/components/ui/button-text';
import { Icon } from '@/components/ui/icon';
import { Sentence } from '@/components/ui/sentence';
import { Age, Instant } from '@/components/ui/time';
import * as messages from '@/lib/accounts/messages';
import { describeAge } from '@/lib/dates';
import type { ButtonAction } from '@/lib/forms/form-state';

export type Device = {
  id: string;
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
  operationId: string;
};

export function DeviceList({
  devices,
  currentId,
  now,
  timeZone,
  endSession,
  endOthers,
}: {
  devices: Device[];
  currentId: string;
  now: Date;
  timeZone: string;
  endSession: ButtonAction;
  endOthers: { action: ButtonAction; operationId: string };
}) {
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {devices.map(({ id, device, createdAt, lastSeenAt, operationId }) => (
          <li key={id} className="flex min-h-14 items-center gap-3 py-2">
            <span className="text-muted">
              <Icon name="device" size={20} />
            </span>
            <div className="min-w-0 flex-1">
              <p className="break-words">
                {device}
                {id === currentId ? (
                  <strong className="font-medium"> · {messages.thisDevice}</strong>
                ) : null}
              </p>
              <p className="text-sm text-muted">
                <Sentence
                  text={messages.deviceTimes}
                  parts={{
                    signedIn: <Instant instant={createdAt} timeZone={timeZone} />,
                    lastSeen: <Age instant={lastSeenAt} now={now} timeZone={timeZone} />,
                  }}
                />
              </p>
            </div>
            {id === currentId ? null : (
              <ActionForm action={endSession}>
                <input type="hidden" name="operationId" value={operationId} />
                <input type="hidden" name="sessionId" value={id} />
                <button type="submit" className={buttonClass()}>
                  <ButtonText
                    {...messages.signOutDeviceButton({
                      device,
                      lastSeen: describeAge(lastSeenAt, now),
                    })}
                  />
                </button>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {devices.some(({ id }) => id !== currentId) ? (
        <ActionForm action={endOthers.action} className="mt-3">
          <input type="hidden" name="operationId" value={endOthers.operationId} />
          <button type="submit" className={buttonClass()}>
            {messages.signOutOthersButton}
          </button>
        </ActionForm>
      ) : null}
    </>
  );
}
