import { createRoot } from 'react-dom/client';
import { getBridge } from '../bridge';
import { DeskRoot } from '../ui';
import '../ui/desk.css';
import { composeDesk } from './compose';
import { catchBugs } from './errors';
import { FatalNotice } from './fatal-notice';
import { becomeTheOnlyDesk } from './only-window';
import { WaitingNotice } from './waiting-notice';
import { Workspace } from './workspace';

const start = async (place: HTMLElement) => {
  const bridge = getBridge();
  catchBugs((level, text) => void bridge.ask('log.write', { level, text: text.slice(0, 4000) }));
  const root = createRoot(place);
  try {
    await becomeTheOnlyDesk(navigator.locks, () => root.render(<WaitingNotice />));
    const { desk, begin } = await composeDesk(bridge);
    // Begun first, so that the book is being opened when the first view asks it.
    begin().catch((error: unknown) => {
      void bridge.ask('log.write', { level: 'error', text: `start: ${String(error)}` });
    });
    root.render(
      <DeskRoot desk={desk}>
        <Workspace />
      </DeskRoot>,
    );
  } catch (error) {
    root.render(<FatalNotice cause={String(error)} />);
    throw error;
  }
};

const place = document.getElementById('root');
if (place) void start(place);
