import { useStore } from 'zustand';
import { lineDoor } from '../../phone/line/line-door';
import { useDoors } from '../../platform/doors';
import { LineTroubleNote } from '../line/line-note';
import { ForwardNote } from '../team/forward-note';
import { AgentNote } from '../agent/view/agent-note';
import { DialBox } from './dial-box';
import { PracticeCustomers } from './practice-customers';
import { useDialling } from './use-dial';
import type { PanelControl } from './use-panel';

/** Nothing is going on: the dial field, and one thing that matters beneath it. */
export const StageIdle = ({ panel, practice }: { panel: PanelControl; practice: boolean }) => {
  const desk = useDoors(lineDoor);
  const dialling = useDialling();
  const ready = useStore(desk.line.store, ({ state }) => state.phase === 'ready');
  return (
    <>
      <DialBox panel={panel} dialling={dialling} />
      {dialling.fault ? (
        <p className="dialfault" role="alert">
          {dialling.fault}
        </p>
      ) : ready ? (
        practice ? (
          <PracticeCustomers />
        ) : (
          <AgentNote />
        )
      ) : (
        <LineTroubleNote />
      )}
      <ForwardNote />
    </>
  );
};
