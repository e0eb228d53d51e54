import { Tabs } from 'radix-ui';
import type { Ref } from 'react';
import { SlotView, useIsFilled } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { useStrip } from '../../ui/media';
import type { Call } from '../../model/call';
import { useCaller } from './caller';
import { NotePanel } from './note-panel';
import { Recents } from './recents';
import { stripCustomer, stripHistory } from './slots';
import { noteCall } from './stage-state';

export type WorkTab = 'note' | 'customer' | 'history';

interface WorkAreaProps {
  stage: Call | null;
  all: Call[];
  tab: WorkTab;
  onTab: (tab: WorkTab) => void;
  noteRef: Ref<HTMLTextAreaElement>;
}

/** Under the stage: the note of the call, in the strip with the customer behind tabs, else the last calls. */
export const WorkArea = ({ stage, all, tab, onTab, noteRef }: WorkAreaProps) => {
  const { t } = useWords();
  const narrow = useStrip();
  const hasViews = useIsFilled(stripCustomer);
  const call = noteCall(stage, all);
  const caller = useCaller(call);
  const ringing = stage?.phase.name === 'ringing';
  const views = narrow && hasViews;
  // Who is asked about a customer has no history here: the customer has.
  const about = all.find((one) => one.id === call?.consults) ?? call;
  // While it rings and nothing is being written, the strip shows who it is at once.
  if (views && ringing && !call)
    return (
      <div className="mini">
        <SlotView of={stripCustomer} with={{ call: stage }} />
        <SlotView of={stripHistory} with={{ call: stage }} />
      </div>
    );
  if (!call) return <Recents />;
  const note = (
    <NotePanel
      key={call.interactionId}
      ref={noteRef}
      interactionId={call.interactionId}
      practice={call.practice}
      of={call.id === stage?.id ? null : caller.name}
      bare={views}
    />
  );
  if (!views) return note;
  return (
    <Tabs.Root
      className="striptabs"
      value={tab}
      onValueChange={(next) => onTab(next as WorkTab)}
      activationMode="manual"
    >
      <Tabs.List className="tabs">
        <Tabs.Trigger className="tab" value="note">
          {t('calls.tabNote')}
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="customer">
          {t('calls.tabCustomer')}
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="history">
          {t('calls.tabHistory')}
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="note" className="tabpage" tabIndex={-1}>
        {note}
      </Tabs.Content>
      <Tabs.Content value="customer" className="tabpage mini" data-region>
        <SlotView of={stripCustomer} with={{ call: about ?? call }} />
      </Tabs.Content>
      <Tabs.Content value="history" className="tabpage mini" data-region>
        <SlotView of={stripHistory} with={{ call: about ?? call }} />
      </Tabs.Content>
    </Tabs.Root>
  );
};
