import { createRoot, type Root } from 'react-dom/client';
import { CallsPane, loadInCall } from '../../renderer/features/calls';
import { systemClock } from '../../renderer/kernel';
import { loadWords } from '../../renderer/platform/i18n';
import { allOf } from '../../renderer/platform/services';
import { DeskRoot, loadOverlays, WorkspaceFrame } from '../../renderer/ui';
import { callsStates } from './calls-states';
import { recoveryStates } from './recovery-states';
import { deviceStates } from './device-states';
import { headsetStates } from './headset-states';
import { partiesStates } from './parties-states';
import { customerPane, customerStates } from './customer-states';
import { healthStates } from './health-states';
import { readinessStates } from './readiness-states';
import type { Desk } from '../../renderer/app/desk';
import { features } from '../../renderer/app/features';
import { createFakeDesk } from './fake-desk';
import { noticeStates } from './notice-states';
import { tagStates } from './tag-states';
import { teamStates } from './team-states';
import type { GalleryState } from './gallery-state';
import { now } from './samples';
import '../../renderer/ui/desk.css';

const states: Record<string, GalleryState> = {
  ...callsStates,
  ...teamStates,
  ...deviceStates,
  ...headsetStates,
  ...partiesStates,
  ...customerStates,
  ...healthStates,
  ...readinessStates,
  ...recoveryStates,
  ...noticeStates,
  ...tagStates,
};
const wanted = new URLSearchParams(location.search);
const name = wanted.get('state') ?? '';
const language = wanted.get('lang') === 'en' ? 'en' : 'fr';
const theme = wanted.get('theme') === 'dark' ? 'dark' : 'light';

/** Every state as a link, for a walk through the gallery by hand. */
const Contents = () => (
  <main style={{ padding: 24, overflow: 'auto', height: '100%' }}>
    <h1>Gallery</h1>
    <ul>
      {Object.keys(states).map((key) => (
        <li key={key}>
          {['fr', 'en'].flatMap((tongue) =>
            ['light', 'dark'].map((look) => (
              <a
                key={tongue + look}
                href={`?state=${key}&lang=${tongue}&theme=${look}`}
                style={{ marginInlineEnd: 12 }}
              >
                {key} {tongue} {look}
              </a>
            )),
          )}
        </li>
      ))}
    </ul>
  </main>
);

/** Features whose doors are not drawn from a state have the real ones, over the fake book. */
const withFeatures = (desk: Desk): Desk => {
  const needs = { ...desk, book: desk.customers.book, clock: systemClock, log: () => undefined };
  const own = features.filter(({ id }) => !(id in desk)).flatMap(({ service }) => service ?? []);
  return { ...desk, ...(allOf(own)(needs as never).doors as object) };
};

const deskOf = (state: GalleryState): Desk =>
  createFakeDesk({
    ...state.desk,
    settings: {
      'ui.language': language,
      'ui.theme': theme,
      'line.country': language === 'fr' ? 'FR' : 'GB',
      ...state.desk.settings,
    },
  });

const Picture = ({ desk, view }: { desk: Desk; view: GalleryState['view'] }) => (
  <DeskRoot desk={withFeatures(desk)} features={features}>
    {view ? view() : <WorkspaceFrame calls={<CallsPane />} customer={customerPane()} />}
  </DeskRoot>
);

// Time stands still, so that two pictures of one state are equal.
Date.now = () => now;
const place = document.getElementById('desk');
let root: Root | null = null;
/** Draws a state anew, with a desk of its own. */
const show = (wantedName: string): Desk | null => {
  const state = states[wantedName];
  const desk = state ? deskOf(state) : null;
  root?.unmount();
  root = place && createRoot(place);
  root?.render(desk ? <Picture desk={desk} view={state?.view} /> : <Contents />);
  Object.assign(window, { galleryDesk: desk });
  return desk;
};
document.documentElement.style.height = '100%';
if (place) place.style.height = '100%';
// A picture shows the whole desk, whatever comes later in it.
await Promise.all([
  loadInCall(),
  ...features.flatMap(({ later = [] }) => later.map(({ load }) => load())),
  loadOverlays(),
  loadWords('en'),
  loadWords('fr'),
]);
show(name);
// For the script that takes the pictures, and for the tests that let something happen.
Object.assign(window, {
  galleryShow: show,
  galleryStates: Object.fromEntries(
    Object.entries(states).map(([key, one]) => [
      key,
      { click: one.click, type: one.type, wait: one.wait, sizes: one.sizes },
    ]),
  ),
});
