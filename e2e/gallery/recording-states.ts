import type { FakeDeskState } from './fake-desk';
import type { GalleryState } from './gallery-state';

/** A call `a` that may be recorded: IT lets it. */
export const recordingStates = (talking: FakeDeskState): Record<string, GalleryState> => {
  const recordable: FakeDeskState = {
    ...talking,
    settings: { ...talking.settings, 'recording.allowed': true },
  };
  return {
    'record-offered': { desk: recordable },
    'record-asked': { desk: { ...recordable, recordings: { byCall: { a: { name: 'asking' } } } } },
    recording: {
      desk: {
        ...recordable,
        recordings: { byCall: { a: { name: 'recording', since: 0, before: 134 } } },
      },
    },
    'recording-paused': {
      desk: {
        ...recordable,
        recordings: { byCall: { a: { name: 'paused', by: 'agent', before: 134 } } },
      },
    },
    'recording-failed': {
      desk: {
        ...recordable,
        recordings: { byCall: { a: { name: 'failed', fault: 'recorderStopped', seconds: 134 } } },
      },
    },
  };
};
