import { Tabs } from 'radix-ui';
import type { Ref } from 'react';
import { useWords } from '../../platform/i18n';
import { useStrip } from '../../ui/media';
import type { Call } from '../../phone/calls/call';
import { useCaller } from './caller';
import { NotePanel } from './note-panel';
import { Recents } from './recents';
import { noteCall } from './stage-state';
import type { StripViews } from './strip-views';

export type WorkTab = 'note' | 'customer' | 'history';

interface WorkAreaProps {
  stage: Call | null;
  all: Call[];
  strip: StripViews | null;
  tab: WorkTab;
  onTab: (tab: WorkTab) => void;
  noteRef: Ref<HTMLTextAreaElement>;
}

/** Under the stage: the note of the call, in the strip with the customer behind tabs, else the last calls. */
export const WorkArea = ({ stage, all, strip, tab, onTab, noteRef }: WorkAreaProps) => {
  const { t } = useWords();
  const narrow = useStrip();
  const call = noteCall(stage, all);
  const caller = useCaller(call);
  const ringing = stage?.phase.name === 'ringing';
  const views = narrow ? strip : null;
  // Who is asked about a customer has no history here: the customer has.
  const about = all.find((one) => one.id === call?.consults) ?? call;
  // While it rings and nothing is being written, the strip shows who it is at once.
  if (views && ringing && !call)
    return (
      <div className="mini">
        <views.Customer call={stage} />
        <views.History call={stage} />
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
      bare={views !== null}
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
        <views.Customer call={about ?? call} />
      </Tabs.Content>
      <Tabs.Content value="history" className="tabpage mini" data-region>
        <views.History call={about ?? call} />
      </Tabs.Content>
    </Tabs.Root>
  );
};
