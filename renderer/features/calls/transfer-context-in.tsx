import { StickyNote } from 'lucide-react';
import { useWords } from '../../platform/i18n';
import { phoneText } from '../../ui/phone-text';
import { Icon } from '../../ui/icon';
import type { Call, RemoteParty } from '../../model/call';
import { useCountry } from './caller';
import { shortReference } from './transfer-context-out';

const useWho = (): ((party: RemoteParty) => string) => {
  const country = useCountry();
  return ({ displayName, number }) => displayName || phoneText(number, country);
};

/** Who sent the call, beneath the caller; null when nobody says so. */
export const useSentBy = (call: Call): string | null => {
  const { t } = useWords();
  const who = useWho();
  const sender = call.referredBy ?? call.handover?.from ?? null;
  if (!sender || sender.number === call.remote.number) return null;
  return t('calls.handedOverBy', { who: who(sender) });
};

/** What a colleague wrote about this call. Text of the network: shown as text, scrolled when long. */
export const TransferContextIn = ({ call }: { call: Call }) => {
  const { t } = useWords();
  const who = useWho();
  const country = useCountry();
  const { handover } = call;
  if (!handover) return null;
  const { from, name, number, reference, note } = handover;
  const customer = [name, phoneText(number, country)].filter(Boolean).join(', ');
  return (
    <section className="panel handover" data-region aria-label={t('calls.handoverRegion')}>
      <p className="l1">
        <Icon of={StickyNote} size="s" />
        <b className="grow cut">{t('calls.handoverOf', { who: who(from) })}</b>
        {reference && (
          <span className="muted">
            {t('calls.handoverReference', { reference: shortReference(reference) })}
          </span>
        )}
      </p>
      {customer && <p className="muted">{t('calls.handoverCustomer', { who: customer })}</p>}
      {note && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long note is scrolled by keys
        <p className="said" tabIndex={0}>
          {note}
        </p>
      )}
    </section>
  );
};
