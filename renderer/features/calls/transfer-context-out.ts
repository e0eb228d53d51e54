import { displayName } from '../../book/customers';
import { customersDoor, notesDoor } from '../../book/customers/customers-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { phoneText } from '../../ui/phone-text';
import type { Call, OutgoingTransferContext } from '../../model/call';
import { useCountry } from './caller';

/** So much of an interaction's name can be said on the telephone. */
export const shortReference = (reference: string): string => reference.slice(-6).toUpperCase();

/** What is told to whom the call goes, made when it leaves: the note as it stands then. */
export const useTransferContextOut = (call: Call): (() => OutgoingTransferContext) => {
  const desk = useDoors(customersDoor, notesDoor, settingsDoor);
  const { t } = useWords();
  const country = useCountry();
  return () => {
    const settings = desk.settings.store.getState().settings;
    const agent = settings['desk.agentName'].value || settings['line.displayName'].value;
    const known = desk.customers.store.getState().recognised[call.id];
    const customer = known?.matches.find((one) => one.id === known.chosen);
    const name = customer ? displayName(customer) : call.remote.displayName;
    const number = phoneText(call.remote.number, country);
    const who = [name, number].filter(Boolean).join(', ');
    const reference = shortReference(call.interactionId);
    return {
      intro: [
        agent ? t('calls.handoverIntro', { agent }) : t('calls.handoverNoAgent'),
        ...(who ? [t('calls.handoverCustomer', { who })] : []),
        t('calls.handoverReference', { reference }),
      ].join('\n'),
      note: desk.notes.store.getState().drafts[call.interactionId]?.text.trim() ?? '',
      reference: call.interactionId,
      number: call.remote.number,
      name,
    };
  };
};
