import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CallId } from '../../phone/calls';
import { recordingsDoor } from '../../phone/recording/recording-door';
import { useDoors } from '../../platform/doors';
import type { Recording } from '../../model/recording';
import type { RecordingState } from '../../phone/recording/recording';

const off: RecordingState = { name: 'off' };

export const useRecording = (call: CallId): RecordingState => {
  const { recordings } = useDoors(recordingsDoor);
  return useStore(recordings.store, ({ byCall }) => byCall[call] ?? off);
};

/** What was recorded of a contact, newest first. */
export const useRecordingsOf = (interactionId: string): Recording[] => {
  const { recordings } = useDoors(recordingsDoor);
  const [found, setFound] = useState<Recording[]>([]);
  useEffect(() => recordings.shelf.watch(interactionId, setFound), [recordings, interactionId]);
  return found;
};
