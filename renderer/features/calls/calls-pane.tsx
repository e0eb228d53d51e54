import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { DevicesFooter } from '../audio/devices-footer';
import { agentDoor } from '../agent/agent-door';
import { callsDoor } from '../../phone/calls/calls-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { SlotView } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { useLineNews } from '../line/use-line-news';
import { useQualityNews } from '../quality/use-quality-news';
import { ParkedCalls } from '../team/parked-calls';
import { useStrip } from '../../ui/media';
import { commandsFor, isLive } from '../../phone/calls/call-rules';
import type { Call } from '../../model/call';
import { useCallNews } from './call-news';
import { CallsBar } from './calls-bar';
import { completeConsultation } from './consult-keys';
import {
  AgentPanel,
  CallKeypad,
  ContinuePanel,
  Controls,
  DevicesPanel,
  DialKeypad,
  ForwardPanel,
  TransferContextIn,
  OtherCalls,
  QualityPanel,
  ReconnectingPanel,
  RecordBar,
  TransferPanel,
} from './in-call';
import { paneKey } from './pane-keys';
import { startNotices } from './slots';
import { Stage, useStageCall } from './stage';
import { TroubleNote } from './trouble-note';
import { useDeskKeys } from './use-desk-keys';
import { usePanel, type PanelControl } from './use-panel';
import { DigitsNote } from './digits-note';
import { WaitingDigits } from './waiting-digits';
import { WorkArea, type WorkTab } from './work-area';
import { useWorkNews } from './use-work-news';
import { useFinish, WrapUpBar } from './wrap-up-bar';

const isUnderWay = (call: Call | null): call is Call =>
  call !== null && isLive(call) && call.phase.name !== 'ringing';

/** One panel at a time, and only where it makes sense. */
const OpenPanel = ({ call, panel }: { call: Call | null; panel: PanelControl }) => {
  const desk = useDoors(callsDoor);
  const calls = useStore(desk.calls.store, (state) => state.calls);
  const can = call ? commandsFor(call, calls) : null;
  switch (panel.open) {
    case 'keypad':
      if (!call) return <DialKeypad onClose={panel.close} />;
      return can?.has('keypad') ? <CallKeypad call={call} onClose={panel.close} /> : null;
    case 'transfer':
      return call && isUnderWay(call) ? <TransferPanel call={call} onClose={panel.close} /> : null;
    case 'devices':
      return <DevicesPanel onClose={panel.close} calling={isUnderWay(call)} />;
    case 'quality':
      return call && isUnderWay(call) ? (
        <QualityPanel call={call.id} onClose={panel.close} />
      ) : null;
    case 'forward':
      return call ? null : <ForwardPanel onClose={panel.close} />;
    case 'agent':
      return call ? <AgentPanel onClose={panel.close} /> : null;
    case null:
      return null;
  }
};

/** The left side of the desk: everything done to the call and written about it. Alone, it is the strip. */
export const CallsPane = () => {
  const desk = useDoors(agentDoor, callsDoor, settingsDoor);
  const { t } = useWords();
  const narrow = useStrip();
  const call = useStageCall();
  const calls = useStore(desk.calls.store, (state) => state.calls);
  const wrapUp = useStore(desk.agent.store, (state) => state.state.name === 'wrapUp');
  const panel = usePanel(`${call?.id ?? ''} ${call && isLive(call) ? 'live' : 'over'}`);
  const [tab, setTab] = useState<WorkTab>('note');
  const pane = useRef<HTMLElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const finish = useFinish();
  const live = calls.some(isLive);
  const over = wrapUp || (call !== null && !isLive(call));
  const ringing = calls.some(({ phase }) => phase.name === 'ringing');
  const visible = useStore(
    desk.settings.store,
    (state) => state.settings['ui.visibleRinging'].value,
  );
  const { close: closePanel } = panel;
  const panelOpen = panel.open !== null;
  useCallNews();
  useWorkNews();
  useLineNews();
  useQualityNews();

  const focusNote = useCallback(() => {
    setTab('note');
    // After the tab has changed.
    requestAnimationFrame(() => note.current?.focus());
  }, []);
  const onAnswered = useCallback(() => {
    if (!desk.settings.store.getState().settings['ui.focusNoteOnAnswer'].value) return;
    focusNote();
  }, [desk, focusNote]);
  useDeskKeys(onAnswered);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const means = paneKey(event, document);
      if (!means) return;
      switch (means.kind) {
        case 'held':
          break;
        case 'note':
          focusNote();
          break;
        case 'close':
          if (!panelOpen || !pane.current?.contains(document.activeElement)) return;
          closePanel();
          break;
        case 'send':
          means.form.requestSubmit();
          break;
        case 'finish':
          if (over) finish();
          else if (!completeConsultation(desk.calls)) return;
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [closePanel, desk, finish, focusNote, over, panelOpen]);

  return (
    <section
      ref={pane}
      className="calls"
      data-focus-falls="directly"
      aria-label={t('calls.region')}
      data-live={live ? 'yes' : 'no'}
      data-visible-ringing={visible && ringing ? 'yes' : undefined}
    >
      <h1 className="sr">{t('calls.region')}</h1>
      <CallsBar calling={calls.length > 0} panel={panel} narrow={narrow} />
      <Stage call={call} panel={panel} onAnswered={onAnswered} />
      {isUnderWay(call) && <Controls call={call} panel={panel} />}
      <div className="below" data-focus-falls="directly">
        {call && <WaitingDigits call={call} />}
        {call && isLive(call) && <DigitsNote call={call} />}
        {call && <RecordBar call={call} />}
        {call?.media === 'troubled' && isUnderWay(call) && <ReconnectingPanel call={call} />}
        {calls.length > 0 && <OtherCalls onAnswered={onAnswered} />}
        {call && isLive(call) && <TransferContextIn call={call} />}
        <ParkedCalls />
        <TroubleNote />
        {narrow && !call && <SlotView of={startNotices} with={{}} />}
        {isUnderWay(call) && (
          <ContinuePanel call={{ id: call.id, canHold: commandsFor(call, calls).has('hold') }} />
        )}
        <OpenPanel call={call} panel={panel} />
        <WorkArea stage={call} all={calls} tab={tab} onTab={setTab} noteRef={note} />
      </div>
      {wrapUp && <WrapUpBar />}
      {!wrapUp && (
        <DevicesFooter
          open={panel.open === 'devices'}
          onToggle={() => panel.toggle('devices')}
          listening={isUnderWay(call)}
        />
      )}
    </section>
  );
};
