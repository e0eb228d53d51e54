import type { Call, TransferState } from './call';
import { ending } from './call-ending';
import { ignored, stay, type CallMoment, type CallStep } from './call-step';

const isTransferring = (transfer: TransferState): transfer is TransferState & { target: string } =>
  transfer.step === 'sent' || transfer.step === 'ringing';

export const transferTo = (call: Call, target: string): CallStep =>
  isTransferring(call.transfer)
    ? ignored(call, 'a transfer is under way')
    : {
        call: { ...call, transfer: { step: 'sent', target } },
        effects: [{ do: 'transfer', target }],
      };

/** RFC 3515 section 2.4.5: a final 2xx ends our part, anything above gives the call back. */
export const transferred = (
  call: Call,
  status: number,
  moment: CallMoment,
  talkedSince: number,
): CallStep => {
  const { transfer } = call;
  if (!isTransferring(transfer)) return ignored(call, 'no transfer is under way');
  const { target } = transfer;
  if (status >= 300) return stay({ ...call, transfer: { step: 'failed', target, status } });
  if (status >= 200) return ending(call, 'transferred', moment, { do: 'hangUp' }, talkedSince);
  return status >= 180 && transfer.step === 'sent'
    ? stay({ ...call, transfer: { step: 'ringing', target } })
    : ignored(call, 'nothing new');
};
