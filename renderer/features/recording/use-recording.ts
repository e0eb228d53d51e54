import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CallId } from '../../phone/calls';
import { useDesk } from '../../platform/desk';
import type { Recording, RecordingState } from '../../phone/recording/recording';

const off: RecordingState = { name: 'off' };

export const useRecording = (call: CallId): RecordingState => {
  const { recordings } = useDesk();
  return useStore(recordings.store, ({ byCall }) => byCall[call] ?? off);
};

/** What was recorded of a contact, newest first. */
export const useRecordingsOf = (interactionId: string): Recording[] => {
  const { recordings } = useDesk();
  const [found, setFound] = useState<Recording[]>([]);
  useEffect(() => recordings.shelf.watch(interactionId, setFound), [recordings, interactionId]);
  return found;
};
